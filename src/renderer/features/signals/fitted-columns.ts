import { useEffect, useMemo } from 'react';
import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';
import type { Words } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { signalColumns, type RankTrail, type SignalColumn } from './columns';

/** Width of everything but the figures, and of one figure: what is left decides how many are shown. */
const FIXED_WIDTH_PX = { list: 430, state: 510 };
const FACTOR_WIDTH_PX = 72;
const HISTORY_WIDTH_PX = 84;
/** In a box that is not wider than this, a column leaves its place to the name: the explanation has it too. */
const LEFT_OUT_UP_TO_PX: Readonly<Record<string, number>> = { ticker: 720, weight: 480, since: 480 };
/** A line needs two ends. */
const FEWEST_DAYS = 2;
const FEWEST_FACTORS = 2;
const FACTORS_BEFORE_LAYOUT = 6;

interface FittedColumns {
  readonly columns: readonly SignalColumn[];
  /** Less those that a narrow box leaves out. */
  readonly drawn: readonly SignalColumn[];
  /** There is room for the line of former places. */
  readonly hasSpace: boolean;
}

/** Where names stood on the newest days; null for states and before a second day. */
function useRankTrail(signals: SignalsDto, isState: boolean): RankTrail | null {
  const { days, ranks } = useFeature('ranks');
  return useMemo(
    () => (!isState && days.length >= FEWEST_DAYS ? { days: days.length, border: signals.rows.filter((row) => row.inTarget).length, ranks } : null),
    [signals, isState, days, ranks],
  );
}

/** The columns that a box of this width has room for; width 0: not laid out yet. */
export function useFittedColumns(signals: SignalsDto, width: number, words: Words): FittedColumns {
  const isState = useMemo(() => signals.rows.some((row) => row.state !== null), [signals]);
  const fixedWidth = isState ? FIXED_WIDTH_PX.state : FIXED_WIDTH_PX.list;
  // Where space is scarce, figures come before the line of former places.
  const hasSpace = width === 0 || width - fixedWidth - HISTORY_WIDTH_PX >= FEWEST_FACTORS * FACTOR_WIDTH_PX;
  const ranks = useRankTrail(signals, isState);
  const trail = hasSpace ? ranks : null;
  const forFigures = width - fixedWidth - (trail === null ? 0 : HISTORY_WIDTH_PX);
  const fitting = width === 0 ? FACTORS_BEFORE_LAYOUT : Math.max(1, Math.floor(forFigures / FACTOR_WIDTH_PX));
  const columns = useMemo(() => signalColumns(signals.strategyId, signals.rows, words, fitting, trail), [signals, words, fitting, trail]);
  const drawn = useMemo(() => (width === 0 ? columns : columns.filter(({ id }) => width > (LEFT_OUT_UP_TO_PX[id] ?? 0))), [columns, width]);
  return { columns, drawn, hasSpace };
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
