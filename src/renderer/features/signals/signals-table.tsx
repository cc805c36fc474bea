import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { signalColumns, type RankTrail } from './columns';
import type { ShownRows } from './shown-rows';
import { SignalRow } from './signal-row';
import { selectedRows } from './selected-rows';
import { TableHead } from './table-head';
import { usePassedFocus } from '../../lib/use-passed-focus';
import { sortRows } from '../../lib/sorting';
import { rowsAsText } from '../../lib/spreadsheet';
import { rowWindow, useBoxSize } from '../../lib/use-row-window';

const ROW_HEIGHT_PX = 30;
const PAGE_ROWS = 15;
/** Width of everything but the figures, and of one figure: what is left decides how many are shown. */
const FIXED_WIDTH_PX = { list: 430, state: 510 };
const FACTOR_WIDTH_PX = 72;
const HISTORY_WIDTH_PX = 84;
/** A line needs two ends. */
const FEWEST_DAYS = 2;
const FEWEST_FACTORS = 2;
const FACTORS_BEFORE_LAYOUT = 6;

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS };
const LETTER_STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

interface SignalsTableProps {
  readonly signals: SignalsDto;
  readonly shown: ShownRows;
  /** Instead of rows, when there are none. */
  readonly empty: ReactNode;
}

/** Where names stood on the newest days; null for states and before a second day. */
function useRankTrail(signals: SignalsDto): RankTrail | null {
  const { days, ranks } = useFeature('ranks');
  return useMemo(() => {
    const isList = signals.rows.every((row) => row.state === null);
    return isList && days.length >= FEWEST_DAYS ? { days: days.length, border: signals.rows.filter((row) => row.inTarget).length, ranks } : null;
  }, [signals, days, ranks]);
}

/** Asks for the places of all names that are needed, in one call. */
function useAskedRanks(asOf: string, needed: readonly SignalRowDto[]): void {
  const { ask } = useFeature('ranks');
  const { question } = useFeature('signals');
  const names = needed.every((row) => row.state === null) ? needed.map((row) => row.orderbookId).join(' ') : '';
  useEffect(() => {
    if (question && names !== '') void ask(question, asOf, names.split(' '));
  }, [ask, question, asOf, names]);
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
  const [size, measure] = useBoxSize(box);
  const fixedWidth = signals.rows.some((row) => row.state !== null) ? FIXED_WIDTH_PX.state : FIXED_WIDTH_PX.list;
  // Where space is scarce, figures come before the line of former places.
  const hasSpace = size.width === 0 || size.width - fixedWidth - HISTORY_WIDTH_PX >= FEWEST_FACTORS * FACTOR_WIDTH_PX;
  const ranks = useRankTrail(signals);
  const trail = hasSpace ? ranks : null;
  const forFigures = size.width - fixedWidth - (trail === null ? 0 : HISTORY_WIDTH_PX);
  const fitting = size.width === 0 ? FACTORS_BEFORE_LAYOUT : Math.max(1, Math.floor(forFigures / FACTOR_WIDTH_PX));
  const columns = useMemo(() => signalColumns(signals.strategyId, signals.rows, words, fitting, trail), [signals, words, fitting, trail]);
  const sortColumn = sort ? columns.find((column) => column.id === sort.columnId) : undefined;
  const rows = useMemo(
    () => (sort && sortColumn ? sortRows(shown.rows, sortColumn, sort.direction, formats.compareNames) : shown.rows),
    [shown.rows, sort, sortColumn, formats],
  );
  const selected = useMemo(() => new Set(selectedRows(rows, selection).map((row) => row.orderbookId)), [rows, selection]);
  const cursorId = selection?.cursorId;
  const cursor = useMemo(() => (cursorId === undefined ? -1 : rows.findIndex((row) => row.orderbookId === cursorId)), [rows, cursorId]);
  const { first, last } = rowWindow(rows.length, ROW_HEIGHT_PX, size);
  // Sorted by them, the places of all rows are needed, not only of those in sight; where they are not drawn, none.
  const forRanks = sort?.columnId === 'history' ? shown.rows : rows.slice(first, last);
  useAskedRanks(signals.asOf, hasSpace ? forRanks : []);
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
    <div className="table-box" ref={box} onScroll={measure}>
      <table
        ref={grid}
        id="signals-list"
        role="grid"
        aria-labelledby="strategy-title"
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={cursor >= first && cursor < last ? `row-${rows[cursor]?.orderbookId ?? ''}` : undefined}
        tabIndex={0}
        data-pane-focus
        onKeyDown={(event) => {
          if (handleKey(event)) event.preventDefault();
        }}
      >
        <TableHead columns={columns} sort={sort} onSort={toggleSort} />
        <tbody>
          {first > 0 ? <tr className="spacer" aria-hidden="true" style={{ height: first * ROW_HEIGHT_PX }} /> : null}
          {rows.slice(first, last).map((row, index) => (
            <SignalRow
              key={row.orderbookId}
              row={row}
              columns={columns}
              rowIndex={first + index + 2}
              selected={selected.has(row.orderbookId)}
              isCursor={first + index === cursor}
              borderLabel={first + index === borderIndex ? text.list.border(shown.heldCount) : null}
              onSelect={choose}
            />
          ))}
          {last < rows.length ? <tr className="spacer" aria-hidden="true" style={{ height: (rows.length - last) * ROW_HEIGHT_PX }} /> : null}
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
    </div>
  );
}
