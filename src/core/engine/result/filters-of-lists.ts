import type { FilterOutcome, SignalRow } from '../../domain/signal';
import type { ListOutcome } from './list-outcome';
import type { RankingPlan } from '../plan';

/** One of the lists that a combination holds, and what it says. */
export interface SleeveOutcome {
  readonly plan: RankingPlan;
  readonly outcome: ListOutcome;
}

/** The test that ends the explanation of a combination: whether any of its lists holds the name. */
export const HELD_BY_LISTS = 'heldByLists';
const RANK = 'rank';

/** A test of one of the lists, `trendande_varde:marketCap`; plain names are tests that all of them share. */
function testOfList(strategyId: string, test: string): string {
  return `${strategyId}:${test}`;
}

/** The list's name and the test's own, of a name that `testOfList` made; null for a plain one. */
export function splitTestOfList(name: string): { readonly strategyId: string; readonly test: string } | null {
  const [strategyId, test] = name.split(':');
  return strategyId === undefined || test === undefined ? null : { strategyId, test };
}

export function isRankTest(test: string): boolean {
  return test === RANK;
}

/** What became of a name in one list: the test that stopped it, or its place against the last one that is held. */
function verdictOf({ plan, outcome }: SleeveOutcome, last: FilterOutcome | undefined, row: SignalRow | undefined): FilterOutcome[] {
  const { id } = plan.strategy;
  if (row !== undefined) {
    const n = plan.params.n as number;
    return [{ name: testOfList(id, RANK), passed: row.inTarget, value: row.rank, limit: n, margin: n - row.rank! }];
  }
  if (last === undefined || last.passed) return [];
  return outcome.status === 'OK' || outcome.status === 'PARTIAL' ? [{ ...last, name: testOfList(id, last.name) }] : [];
}

/**
 * Why a combination holds a name or not: one verdict for each of its lists, then how many of them hold it. A name that
 * fails the same test everywhere has the way to that test, once and under its plain name.
 * Shape: `rows` per list by orderbook id; `index` is the instrument's place in the market.
 */
export function filtersOfLists(index: number, lists: readonly SleeveOutcome[], rows: readonly ReadonlyMap<string, SignalRow>[], heldBy: number): readonly FilterOutcome[] {
  const ways = lists.map(({ outcome }) => outcome.explanations[index]!);
  const first = ways[0]!.filters.at(-1);
  const stopsEverywhere = first !== undefined && !first.passed && ways.every(({ filters }) => {
    const last = filters.at(-1);
    return last !== undefined && !last.passed && last.name === first.name;
  });
  if (stopsEverywhere) return ways[0]!.filters;
  const { orderbookId } = ways[0]!;
  return [
    ...lists.flatMap((list, place) => verdictOf(list, ways[place]!.filters.at(-1), rows[place]!.get(orderbookId))),
    { name: HELD_BY_LISTS, passed: heldBy > 0, value: heldBy, limit: 1, margin: heldBy - 1 },
  ];
}
