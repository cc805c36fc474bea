import type { CellObject, Row } from 'write-excel-file/universal';
import { raise } from '@core/errors';
import { rowCountOf, type ExportCell, type ExportTable, type ExportType } from '../export-table';
import type { ByteSink } from '../file-sink';

/** A workbook is made in memory, so a table that would take a gigabyte is refused instead. */
export const MAX_SHEET_ROWS = 100_000;
const MAX_CELL_CHARACTERS = 32_767;
const DAY_MS = 86_400_000;
const WIDTHS = { text: 18, integer: 12, real: 14, flag: 10, date: 12, instant: 20 } as const satisfies Record<ExportType, number>;

function cellOf(value: ExportCell, type: ExportType): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return { type: Boolean, value };
  if (typeof value === 'string') return { type: String, value: value.slice(0, MAX_CELL_CHARACTERS) };
  if (type === 'date') return { type: Date, value: new Date(value * DAY_MS), format: 'yyyy-mm-dd' };
  if (type === 'instant') return { type: Date, value: new Date(value), format: 'yyyy-mm-dd hh:mm:ss' };
  return { type: Number, value };
}

/**
 * A workbook with real numbers, dates and truth values; names are text cells, which are never formulas.
 * Units: instants are UTC, because a cell knows no time zone.
 * Errors: `invalid-input` for more rows than a workbook should hold.
 */
export async function writeXlsx(table: ExportTable, sink: ByteSink): Promise<number> {
  const rows: Row[] = [table.columns.map(({ name }) => ({ type: String, value: name, fontWeight: 'bold' as const }))];
  for (const batch of table.batches) {
    const count = rowCountOf(batch);
    if (rows.length + count > MAX_SHEET_ROWS) {
      return raise('invalid-input', `An Excel file takes at most ${String(MAX_SHEET_ROWS)} rows here.`, {
        field: 'format',
        remedy: 'Choose CSV, Parquet or Arrow, or one instrument.',
      });
    }
    for (let row = 0; row < count; row += 1) {
      rows.push(table.columns.map(({ type }, index) => cellOf(batch[index]![row]!, type)));
    }
  }
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const workbook = writeXlsxFile(rows, {
    sheet: 'Kursvakt',
    stickyRowsCount: 1,
    columns: table.columns.map(({ type }) => ({ width: WIDTHS[type] })),
  });
  sink.write(new Uint8Array(await (await workbook.toBlob()).arrayBuffer()));
  return rows.length - 1;
}
