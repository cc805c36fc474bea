import { useEffect, useMemo } from 'react';
import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';
import type { Words } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { signalColumns, type RankTrail, type SignalColumn } from './columns';

/** In a box that is not wider than this, a column leaves its place to the name: the explanation has it too. */
const LEFT_OUT_UP_TO_PX: Readonly<Record<string, number>> = { ticker: 720, weight: 480, since: 480 };
/** Beside a column, at both ends of a row, and what a name is cut to: as the styles have it, closer in a narrow box. */
const NARROW_UP_TO_PX = 560;
const SPACING = { wide: { spacePx: 16, endsPx: 24, mostNamePx: Infinity }, narrow: { spacePx: 8, endsPx: 32, mostNamePx: 90 } };
/** A line needs two ends. */
const FEWEST_DAYS = 2;
const FEWEST_FIGURES = 2;
const FIGURES_BEFORE_LAYOUT = 6;

export interface FittedColumns {
  /** With those that a narrow box leaves out, which are sorted by and copied all the same. */
  readonly columns: readonly SignalColumn[];
  readonly drawn: readonly SignalColumn[];
  /** There is room for the line of former places. */
  readonly hasSpace: boolean;
}

/** Which of all columns a box of this width has room for, with no need to scroll it to the side; width 0: not laid out yet. */
export function fitColumns(all: readonly SignalColumn[], width: number): FittedColumns {
  const figures = all.filter(({ isFigure }) => isFigure);
  const withFigures = (most: number, columns: readonly SignalColumn[]): SignalColumn[] => columns.filter((column) => !column.isFigure || figures.indexOf(column) < most);
  if (width === 0) {
    const columns = withFigures(FIGURES_BEFORE_LAYOUT, all);
    return { columns, drawn: columns, hasSpace: true };
  }
  const { spacePx, endsPx, mostNamePx } = width > NARROW_UP_TO_PX ? SPACING.wide : SPACING.narrow;
  const roomOf = ({ id, leastPx }: SignalColumn): number => spacePx + (id === 'name' ? Math.min(leastPx, mostNamePx) : leastPx);
  const total = (columns: readonly SignalColumn[]): number => columns.reduce((sum, column) => sum + roomOf(column), 0);
  const isDrawn = ({ id }: SignalColumn): boolean => width > (LEFT_OUT_UP_TO_PX[id] ?? 0);
  const fixed = all.filter((column) => !column.isFigure && isDrawn(column));
  // Where space is scarce, figures come before the line of former places.
  const hasSpace = total(fixed) + total(figures.slice(0, FEWEST_FIGURES)) <= width - endsPx;
  const kept = fixed.filter(({ id }) => hasSpace || id !== 'history');
  const fitting = figures.findIndex((_, place) => total(kept) + total(figures.slice(0, place + 1)) > width - endsPx);
  const most = fitting === -1 ? figures.length : Math.max(1, fitting);
  const columns = withFigures(most, all).filter(({ id }) => hasSpace || id !== 'history');
  return { columns, drawn: columns.filter(isDrawn), hasSpace };
}

/** Where names stood on the newest days; null for states and before a second day. */
function useRankTrail(signals: SignalsDto, isState: boolean): RankTrail | null {
  const { days, ranks } = useFeature('ranks');
  return useMemo(
    () => (!isState && days.length >= FEWEST_DAYS ? { days: days.length, border: signals.rows.filter((row) => row.inTarget).length, ranks } : null),
    [signals, isState, days, ranks],
  );
}

export function useFittedColumns(signals: SignalsDto, width: number, words: Words): FittedColumns {
  const isState = useMemo(() => signals.rows.some((row) => row.state !== null), [signals]);
  const trail = useRankTrail(signals, isState);
  const all = useMemo(() => signalColumns(signals.strategyId, signals.rows, words, trail), [signals, words, trail]);
  return useMemo(() => fitColumns(all, width), [all, width]);
}

/** Asks for the places of all names that are needed, in one call. */
export function useAskedRanks(asOf: string, needed: readonly SignalRowDto[]): void {
  const { ask } = useFeature('ranks');
  const { question } = useFeature('signals');
  const names = needed.every((row) => row.state === null) ? needed.map((row) => row.orderbookId).join(' ') : '';
  useEffect(() => {
    if (question && names !== '') void ask(question, asOf, names.split(' '));
  }, [ask, question, asOf, names]);
}
