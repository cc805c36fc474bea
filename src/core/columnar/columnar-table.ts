interface ColumnHead {
  readonly name: string;
  /** What one unit of a value is, e.g. `SEK` or `fraction`; null for names and flags. */
  readonly unit: string | null;
}

/**
 * One column as data: its description and its values.
 * Missing: NaN in a nullable `float64`, null in a nullable `utf8`; the others are always complete.
 */
export type Column =
  | (ColumnHead & { readonly type: 'int32'; readonly nullable: false; readonly values: Int32Array })
  /** Epoch days; other programs see a date. */
  | (ColumnHead & { readonly type: 'date'; readonly nullable: false; readonly values: Int32Array })
  | (ColumnHead & { readonly type: 'float64'; readonly nullable: boolean; readonly values: Float64Array })
  /** One byte per row, 0 or 1. */
  | (ColumnHead & { readonly type: 'bool'; readonly nullable: false; readonly values: Uint8Array })
  | (ColumnHead & { readonly type: 'utf8'; readonly nullable: boolean; readonly values: readonly (string | null)[] });

export type ColumnType = Column['type'];

export interface ColumnarTable {
  /** All of one length. */
  readonly columns: readonly Column[];
  /** Free text about the table as a whole, e.g. its session. */
  readonly metadata: Readonly<Record<string, string>>;
}
