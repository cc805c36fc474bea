import { spreadsheetText } from '@core/format/spreadsheet-text';
import { epochDay, toIsoDate } from '@core/time/epoch-day';
import type { CsvDialect } from '@shared/dto/export';
import { isoInstant } from '../../clock';
import { rowCountOf, type ExportCell, type ExportTable, type ExportType } from '../export-table';
import type { ByteSink } from '../file-sink';

/** Tells Excel that the file is UTF-8; without it, it would guess. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
const SEPARATORS = { sv: ';', en: ',' } as const satisfies Record<CsvDialect, string>;

function numberText(value: number, dialect: CsvDialect): string {
  const text = String(value);
  return dialect === 'sv' ? text.replace('.', ',') : text;
}

function cellText(value: ExportCell, type: ExportType, dialect: CsvDialect): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') {
    if (type === 'date') return toIsoDate(epochDay(value));
    return type === 'instant' ? isoInstant(value) : numberText(value, dialect);
  }
  const text = spreadsheetText(value);
  return /[";,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that Excel of the dialect's language opens by a double-click: numbers as numbers, names as text. */
export async function writeCsv(table: ExportTable, sink: ByteSink, dialect: CsvDialect): Promise<number> {
  const encoder = new TextEncoder();
  const separator = SEPARATORS[dialect];
  let rows = 0;
  sink.write(encoder.encode(BYTE_ORDER_MARK + table.columns.map((column) => column.name).join(separator) + LINE_END));
  for (const batch of table.batches) {
    const count = rowCountOf(batch);
    let text = '';
    for (let row = 0; row < count; row += 1) {
      text += table.columns.map(({ type }, index) => cellText(batch[index]![row]!, type, dialect)).join(separator) + LINE_END;
    }
    sink.write(encoder.encode(text));
    rows += count;
  }
  return Promise.resolve(rows);
}
