import { useCallback, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { SignalsDto } from '@shared/dto/signals';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { useAskedRanks, useFittedColumns } from './fitted-columns';
import type { ShownRows } from './shown-rows';
import { ROW_HEIGHT_PX, SignalRow } from './signal-row';
import { selectedRows } from './selected-rows';
import { TableHead } from './table-head';
import { gridTracks } from './tracks';
import { usePassedFocus } from '../../lib/use-passed-focus';
import { sortRows } from '../../lib/sorting';
import { rowsAsText } from '../../lib/spreadsheet';
import { useRowWindow } from '../../lib/use-row-window';

const PAGE_ROWS = 15;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS };
const LETTER_STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

interface SignalsTableProps {
  readonly signals: SignalsDto;
  readonly shown: ShownRows;
  /** Instead of rows, when there are none. */
  readonly empty: ReactNode;
}

/** The ranking as a grid: sortable, walked by keyboard, drawn only where it is visible. */
export function SignalsTable({ signals, shown, empty }: SignalsTableProps) {
  const words = useWords();
  const { text, formats, language } = words;
  const { client, openInstrument, explanation, navigation, settings } = useStores();
  const { sort, toggleSort, selection, select, clearSelection, all } = useFeature('signals');
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  usePassedFocus(grid);
  const { first, last, width, elements, isResting, follow } = useRowWindow(box, shown.rows.length, ROW_HEIGHT_PX);
  const { columns, drawn, hasSpace } = useFittedColumns(signals, width, words);
  const sortColumn = sort ? columns.find((column) => column.id === sort.columnId) : undefined;
  const rows = useMemo(
    () => (sort && sortColumn ? sortRows(shown.rows, sortColumn, sort.direction, formats.compareNames) : shown.rows),
    [shown.rows, sort, sortColumn, formats],
  );
  const selected = useMemo(() => new Set(selectedRows(rows, selection).map((row) => row.orderbookId)), [rows, selection]);
  const cursorId = selection?.cursorId;
  const cursor = useMemo(() => (cursorId === undefined ? -1 : rows.findIndex((row) => row.orderbookId === cursorId)), [rows, cursorId]);
  // Sorted by them, the places of all rows are needed, not only of those in sight; where they are not drawn, none.
  const forRanks = sort?.columnId === 'history' ? shown.rows : rows.slice(first, last);
  useAskedRanks(signals.asOf, hasSpace && isResting ? forRanks : []);
  // The border belongs to the ranking's own order: sorted otherwise, or with nothing below it, there is none.
  const heldShown = useMemo(() => rows.filter((row) => row.inTarget).length, [rows]);
  const borderIndex = sort === null && all && rows.length > heldShown ? heldShown - 1 : -1;

  const choose = useCallback(
    (orderbookId: string, extend: boolean): void => {
      if (extend) select(orderbookId, true);
      else openInstrument(orderbookId);
    },
    [select, openInstrument],
  );
  function moveTo(index: number, extend: boolean): void {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[target];
    if (!row) return;
    choose(row.orderbookId, extend);
    const element = box.current;
    if (!element) return;
    const top = target * ROW_HEIGHT_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + 2 * ROW_HEIGHT_PX;
    if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }
  async function copy(isPlain: boolean): Promise<void> {
    const chosen = selected.size > 0 ? selectedRows(rows, selection) : rows;
    const { ok } = await client.call('clipboard:write', { text: rowsAsText(chosen, columns, isPlain ? 'en' : language) });
    if (ok) navigation.getState().announce(text.list.copied(chosen.length));
  }
  function leave(): void {
    clearSelection();
    explanation.getState().close();
  }

  function handleKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) {
      // With marked text the person wants that text.
      if (key.toLowerCase() !== 'c' || window.getSelection()?.isCollapsed === false) return false;
      void copy(shiftKey);
      return true;
    }
    const letters = settings.getState().value?.singleLetterKeys !== false;
    const step = STEPS[key] ?? (letters ? LETTER_STEPS[key.toLowerCase()] : undefined);
    if (step !== undefined) moveTo(cursor === -1 ? 0 : cursor + step, shiftKey);
    else if (key === 'Home') moveTo(0, shiftKey);
    else if (key === 'End') moveTo(rows.length - 1, shiftKey);
    else if (key === 'Enter' && cursor !== -1) navigation.getState().showInstrument(rows[cursor]!.orderbookId);
    else if (key === 'Escape') leave();
    else return false;
    return true;
  }

  return (
    <div className="table-box" ref={box} onScroll={follow}>
      <table
        ref={grid}
        id="signals-list"
        role="grid"
        aria-labelledby="strategy-title"
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={cursor >= first && cursor < last ? `row-${rows[cursor]?.orderbookId ?? ''}` : undefined}
        tabIndex={0}
        style={gridTracks(drawn)}
        data-pane-focus
        onKeyDown={(event) => {
          if (handleKey(event)) event.preventDefault();
        }}
      >
        <TableHead columns={drawn} sort={sort} onSort={toggleSort} />
        <tbody style={{ height: rows.length * ROW_HEIGHT_PX }}>
          {elements.map((index, element) => {
            const row = rows[index]!;
            return (
              <SignalRow
                key={element}
                row={row}
                columns={drawn}
                index={index}
                selected={selected.has(row.orderbookId)}
                isCursor={index === cursor}
                borderLabel={index === borderIndex ? text.list.border(shown.heldCount) : null}
                onSelect={choose}
              />
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
    </div>
  );
}
