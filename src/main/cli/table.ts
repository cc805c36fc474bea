export interface TableColumn<Row> {
  readonly title: string;
  readonly align: 'left' | 'right';
  text(row: Row): string;
}

/** A plain-text table with two spaces between the columns; missing values are an en dash. */
export function renderTable<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string[] {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => columns.map((column) => column.text(row)))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]!.length)));
  return cells.map((line) =>
    line
      .map((cell, index) => (columns[index]!.align === 'right' ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!)))
      .join('  ')
      .trimEnd(),
  );
}

export function formatNumber(value: number | null, decimals: number): string {
  return value === null ? '–' : value.toFixed(decimals);
}

/** 1536000 → `1.5 MB`. */
export function formatBytes(bytes: number | null): string {
  return bytes === null ? '–' : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
