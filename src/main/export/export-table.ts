/**
 * What a cell holds: a `date` is an epoch day and an `instant` epoch milliseconds, so that every format can
 * write its own kind of date. Missing: null in every type.
 */
export type ExportType = 'text' | 'integer' | 'real' | 'flag' | 'date' | 'instant';
export type ExportCell = string | number | boolean | null;

export interface ExportColumn {
  readonly name: string;
  readonly type: ExportType;
}

/** A stretch of rows: one array per column, all of one length. */
export type ExportBatch = readonly (readonly ExportCell[])[];

/** A table on its way out. Batches are made when they are asked for and are read once, in order. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  readonly batches: Iterable<ExportBatch>;
}

/** A column with how its value is read from a row: the one list from which names, types and cells come. */
export interface ColumnOf<Row> extends ExportColumn {
  read(row: Row): ExportCell;
}

export function batchOf<Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): ExportBatch {
  return columns.map((column) => rows.map((row) => column.read(row)));
}

/** A small table as one batch. */
export function tableOf<Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): ExportTable {
  return { columns, batches: [batchOf(columns, rows)] };
}

export function rowCountOf(batch: ExportBatch): number {
  return batch[0]?.length ?? 0;
}
