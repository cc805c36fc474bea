import type { SignalRowDto } from '@shared/dto/signals';
import type { Language } from '../../lib/format';
import { createSpreadsheetCell } from '../../lib/spreadsheet';
import type { SignalColumn } from './columns';
import type { Selection } from './signals-store';

/** The selected stretch of the shown rows; empty when nothing shown is selected. */
export function selectedRows(rows: readonly SignalRowDto[], selection: Selection | null): readonly SignalRowDto[] {
  if (!selection) return [];
  const ends = [selection.anchorId, selection.cursorId].map((id) => rows.findIndex((row) => row.orderbookId === id));
  const found = ends.filter((index) => index !== -1);
  return found.length === 0 ? [] : rows.slice(Math.min(...found), Math.max(...found) + 1);
}

/** Rows for a spreadsheet: a header line, tabs, full precision in the language's own decimal sign. */
export function rowsAsText(rows: readonly SignalRowDto[], columns: readonly SignalColumn[], language: Language): string {
  const cell = createSpreadsheetCell(language);
  const lines = rows.map((row) => columns.map((column) => cell(column.key(row))).join('\t'));
  return [columns.map((column) => cell(column.title)).join('\t'), ...lines].join('\n');
}
