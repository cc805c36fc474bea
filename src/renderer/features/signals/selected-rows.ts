import type { SignalRowDto } from '@shared/dto/signals';
import type { Selection } from './signals-store';

/** The selected stretch of the shown rows; empty when nothing shown is selected. */
export function selectedRows(rows: readonly SignalRowDto[], selection: Selection | null): readonly SignalRowDto[] {
  if (!selection) return [];
  const ends = [selection.anchorId, selection.cursorId].map((id) => rows.findIndex((row) => row.orderbookId === id));
  const found = ends.filter((index) => index !== -1);
  return found.length === 0 ? [] : rows.slice(Math.min(...found), Math.max(...found) + 1);
}
