import type { SignalRow, StrategyResult } from '../domain/signal';
import { RATIO_COMPONENTS, REPORT_ONLY_COMPONENTS } from '../factors/factor-registry';
import { compareKeys } from '../numeric/sort-key';
import { absenceReason, type AbsenceReason } from './absence';

/** Why a name came or went; see `reasonFor` for the rules. */
export type ChangeReason = 'price' | 'report' | 'filter' | 'universe' | 'correction';

/** One result of a comparison, as it was computed or as it is stored. */
export interface DiffSide extends Pick<StrategyResult, 'strategyId' | 'paramsHash' | 'asOf' | 'engineVersion' | 'rows'> {
  /** Why a name has no row; asked of such names only. Missing: null when it was not recorded. */
  absenceOf(orderbookId: string): AbsenceReason | null;
}

/** A result that has just been computed. Cost: O(explanations). */
export function sideOf(result: StrategyResult): DiffSide {
  const explanations = new Map(result.explanations.map((explanation) => [explanation.orderbookId as string, explanation]));
  return { ...result, absenceOf: (orderbookId) => absenceReason(explanations.get(orderbookId)) };
}

export type RowsById = ReadonlyMap<string, SignalRow>;

export function rowsById({ rows }: DiffSide): RowsById {
  return new Map(rows.map((row) => [row.orderbookId, row]));
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
  readonly before: RowsById;
  readonly after: RowsById;
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
 *
 * Missing: null when it hangs on why a name had no row, and that was not recorded.
 */
export function reasonFor(orderbookId: string, { previous, next, before, after, corrected }: Comparison): ChangeReason | null {
  if (previous.asOf === next.asOf) return 'correction';
  const rowBefore = before.get(orderbookId);
  const rowAfter = after.get(orderbookId);
  const isCorrected = corrected.has(orderbookId);
  if (rowBefore !== undefined && rowAfter !== undefined) {
    if (isCorrected) return 'correction';
    return hasNewReport(rowBefore, rowAfter, previous.asOf) ? 'report' : 'price';
  }
  const reason = (rowBefore === undefined ? previous : next).absenceOf(orderbookId);
  return isCorrected && reason !== null && reason !== 'universe' ? 'correction' : reason;
}
