import { spreadsheetText } from '@core/format/spreadsheet-text';
import type { Language } from './format';
import type { SortKey } from './sorting';

/** How a spreadsheet of the given language reads numbers: plain minus, no spaces, its own decimal sign. */
export function createSpreadsheetCell(language: Language): (value: SortKey) => string {
  const format = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { useGrouping: false, maximumFractionDigits: 10 });
  return (value) => {
    if (value === null) return '';
    return typeof value === 'number' ? format.format(value).replace('\u2212', '-') : spreadsheetText(value);
  };
}

/** Rows for a spreadsheet: a header line, tabs, full precision in the language's own decimal sign. */
export function rowsAsText<Row>(rows: readonly Row[], columns: readonly { readonly title: string; key(row: Row): SortKey }[], language: Language): string {
  const cell = createSpreadsheetCell(language);
  const lines = rows.map((row) => columns.map((column) => cell(column.key(row))).join('\t'));
  return [columns.map((column) => cell(column.title)).join('\t'), ...lines].join('\n');
}
