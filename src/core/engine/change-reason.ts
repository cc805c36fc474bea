import type { FilterOutcome, InstrumentExplanation, SignalRow, StrategyResult } from '../domain/signal';
import { RATIO_COMPONENTS, REPORT_ONLY_COMPONENTS } from '../factors/factor-registry';
import { compareKeys } from '../numeric/sort-key';
import { UNIVERSE_FILTERS } from '../universe/filters';
import { HELD_BY_LISTS, isRankTest, splitTestOfList } from './result/filters-of-lists';

/** Why a name came or went; see `reasonFor` for the rules. */
export type ChangeReason = 'price' | 'report' | 'filter' | 'universe' | 'correction';

export type DiffSide = Pick<StrategyResult, 'strategyId' | 'paramsHash' | 'asOf' | 'engineVersion' | 'rows' | 'explanations'>;

/** Tests that are about what an instrument is and whether it can be traded, not about its figures. */
const UNIVERSE_REASONS: ReadonlySet<string> = new Set(
  UNIVERSE_FILTERS.filter((name) => name !== 'marketCap' && name !== 'medianTurnover'),
);

export interface SideIndex {
  readonly rows: ReadonlyMap<string, SignalRow>;
  readonly explanations: ReadonlyMap<string, InstrumentExplanation>;
}

export function indexOf(side: DiffSide): SideIndex {
  return {
    rows: new Map(side.rows.map((row) => [row.orderbookId, row])),
    explanations: new Map(side.explanations.map((explanation) => [explanation.orderbookId, explanation])),
  };
}

function reasonOfTest(name: string): ChangeReason {
  return UNIVERSE_REASONS.has(name) ? 'universe' : 'filter';
}

/** A name that a combination does not hold was ranked too low by one of its lists, or stopped by a test of each. */
function reasonOfLists(filters: readonly FilterOutcome[]): ChangeReason {
  const failed = filters.flatMap(({ name, passed }) => (passed ? [] : (splitTestOfList(name)?.test ?? [])));
  if (failed.some(isRankTest)) return 'price';
  return failed[0] === undefined ? 'filter' : reasonOfTest(failed[0]);
}

/** Why a name has no row on this side. */
function reasonOfAbsence(side: SideIndex, orderbookId: string): ChangeReason {
  const filters = side.explanations.get(orderbookId)?.filters ?? [];
  const last = filters.at(-1);
  if (last === undefined || last.passed) return 'universe';
  return last.name === HELD_BY_LISTS ? reasonOfLists(filters) : reasonOfTest(last.name);
}

/** A new report shows in a figure that no price can move, or in a ratio whose report date moved on. */
function hasNewReport(before: SignalRow, after: SignalRow, previousAsOf: string): boolean {
  for (const [name, now] of Object.entries(after.components)) {
    const then = before.components[name];
    if (then === undefined) continue;
    if (REPORT_ONLY_COMPONENTS.has(name)) {
      if (compareKeys(then.value ?? Number.NaN, now.value ?? Number.NaN) !== 0) return true;
    } else if (RATIO_COMPONENTS.has(name) && then.asOf !== null && now.asOf !== null) {
      // Without a known report date a ratio is dated with its session, which moves on every day.
      if (then.asOf < previousAsOf && now.asOf > then.asOf) return true;
    }
  }
  return false;
}

/** Both sides, and the names whose earlier bars have been changed since the first one was computed. */
export interface Comparison {
  readonly previous: DiffSide;
  readonly next: DiffSide;
  readonly before: SideIndex;
  readonly after: SideIndex;
  readonly corrected: ReadonlySet<string>;
}

/**
 * One reason per change, the first rule that applies:
 * 1. `correction`: both sides are of the same day, so the data of that day were corrected.
 * 2. `universe`: the instrument was not in the market before (or is not now), or it passed or failed a test on
 *    its list, type, currency, sector, last price, tradability or share class.
 * 3. `correction`: bars of the earlier day or before it were changed since: corrected, late, or on a new basis.
 * 4. `filter`: it passed or failed a limit: market value, turnover, a required figure, a test of the strategy.
 * 5. `report`: it was ranked on both days, and a figure of it comes from a newer report.
 * 6. `price`: prices moved, its own or those of its competitors.
 */
export function reasonFor(orderbookId: string, { previous, next, before, after, corrected }: Comparison): ChangeReason {
  if (previous.asOf === next.asOf) return 'correction';
  const rowBefore = before.rows.get(orderbookId);
  const rowAfter = after.rows.get(orderbookId);
  const isCorrected = corrected.has(orderbookId);
  if (rowBefore !== undefined && rowAfter !== undefined) {
    if (isCorrected) return 'correction';
    return hasNewReport(rowBefore, rowAfter, previous.asOf) ? 'report' : 'price';
  }
  const reason = reasonOfAbsence(rowBefore === undefined ? before : after, orderbookId);
  return reason !== 'universe' && isCorrected ? 'correction' : reason;
}
