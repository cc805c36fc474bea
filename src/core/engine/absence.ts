import type { FilterOutcome, InstrumentExplanation } from '../domain/signal';
import { UNIVERSE_FILTERS } from '../universe/filters';
import { HELD_BY_LISTS, isRankTest, splitTestOfList } from './result/filters-of-lists';

/**
 * Why a name has no row: `price` when its place is too low, `filter` when it missed a limit or lacks a figure,
 * `universe` when it was not in the market or is nothing that the list takes.
 */
export type AbsenceReason = 'price' | 'filter' | 'universe';

/** Tests that are about what an instrument is and whether it can be traded, not about its figures. */
const UNIVERSE_REASONS: ReadonlySet<string> = new Set(
  UNIVERSE_FILTERS.filter((name) => name !== 'marketCap' && name !== 'medianTurnover'),
);

function reasonOfTest(name: string): AbsenceReason {
  return UNIVERSE_REASONS.has(name) ? 'universe' : 'filter';
}

/** A name that a combination does not hold was ranked too low by one of its lists, or stopped by a test of each. */
function reasonOfLists(filters: readonly FilterOutcome[]): AbsenceReason {
  const failed = filters.flatMap(({ name, passed }) => (passed ? [] : (splitTestOfList(name)?.test ?? [])));
  if (failed.some(isRankTest)) return 'price';
  return failed[0] === undefined ? 'filter' : reasonOfTest(failed[0]);
}

/** Of a name without a row; without an explanation it was not in the market. */
export function absenceReason(explanation: InstrumentExplanation | undefined): AbsenceReason {
  const filters = explanation?.filters ?? [];
  const last = filters.at(-1);
  if (last === undefined || last.passed) return 'universe';
  return last.name === HELD_BY_LISTS ? reasonOfLists(filters) : reasonOfTest(last.name);
}
