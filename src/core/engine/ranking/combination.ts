import { compareInstrumentIds } from '../../domain/instrument';
import type { Component, InstrumentExplanation, RunStatus, SignalRow } from '../../domain/signal';
import type { Market } from '../../domain/market';
import { compareKeys, compareKeysDescending } from '../../numeric/sort-key';
import { toIsoDate } from '../../time/epoch-day';
import type { MarketFigures } from '../../universe/market-figures';
import { filtersOfLists, type SleeveOutcome } from '../result/filters-of-lists';

interface Holding {
  readonly index: number;
  weight: number;
  rankSum: number;
  sleeveCount: number;
  readonly flags: Set<string>;
  readonly components: Record<string, Component>;
  isStale: boolean;
}

const BEST_TO_WORST: readonly RunStatus[] = ['OK', 'PARTIAL', 'INSUFFICIENT_DATA', 'NO_POINT_IN_TIME_DATA'];

function worstStatus(sleeves: readonly SleeveOutcome[]): RunStatus {
  return BEST_TO_WORST[Math.max(...sleeves.map(({ outcome }) => BEST_TO_WORST.indexOf(outcome.status)))]!;
}

function unionOf(sets: readonly Int32Array[]): Int32Array {
  return Int32Array.from(new Set(sets.flatMap((set) => [...set]))).sort();
}

function gatherHoldings(sleeves: readonly SleeveOutcome[], market: Market): Holding[] {
  const indexOf = new Map<string, number>(market.instruments.map(({ orderbookId }, index) => [orderbookId, index]));
  const holdings = new Map<number, Holding>();
  const asOf = toIsoDate(market.asOf);
  for (const { plan, outcome } of sleeves) {
    for (const row of outcome.rows) {
      if (!row.inTarget) continue;
      const index = indexOf.get(row.orderbookId)!;
      const fresh: Holding = { index, weight: 0, rankSum: 0, sleeveCount: 0, flags: new Set(), components: {}, isStale: false };
      const holding = holdings.get(index) ?? fresh;
      const weight = plan.weight * row.targetWeight;
      holding.weight += weight;
      holding.rankSum += row.rank!;
      holding.sleeveCount += 1;
      holding.isStale ||= row.status === 'STALE';
      for (const flag of row.flags) holding.flags.add(flag);
      holding.components[plan.strategy.id] = { value: weight, rank: row.rank, of: outcome.rows.length, contribution: weight, asOf };
      holdings.set(index, holding);
    }
  }
  return [...holdings.values()].filter((holding) => holding.weight > 0);
}

/** Weight, then mean place over the lists that hold the name, then market value. */
function sortHoldings(holdings: readonly Holding[], market: Market, figures: MarketFigures): Holding[] {
  return [...holdings].sort((a, b) => {
    return (
      compareKeysDescending(a.weight, b.weight) ||
      compareKeys(a.rankSum / a.sleeveCount, b.rankSum / b.sleeveCount) ||
      compareKeysDescending(figures.marketCapSek[a.index]!, figures.marketCapSek[b.index]!) ||
      compareInstrumentIds(market.instruments[a.index]!.orderbookId, market.instruments[b.index]!.orderbookId)
    );
  });
}

export interface CombinedOutcome {
  readonly status: RunStatus;
  readonly gate: string | null;
  readonly considered: Int32Array;
  readonly eligibleCount: number;
  readonly rows: readonly SignalRow[];
  readonly explanations: readonly InstrumentExplanation[];
}

/**
 * Holds several lists side by side. A name in several of them gets the sum of its weights; when a list cannot
 * be made, neither can the combination.
 */
export function combineLists(sleeves: readonly SleeveOutcome[], market: Market, figures: MarketFigures): CombinedOutcome {
  const status = worstStatus(sleeves);
  const isPublished = status === 'OK' || status === 'PARTIAL';
  const closed = sleeves.find(({ outcome }) => outcome.status === status)!;
  const sorted = isPublished ? sortHoldings(gatherHoldings(sleeves, market), market, figures) : [];
  const rows = sorted.map((holding, place): SignalRow => ({
    orderbookId: market.instruments[holding.index]!.orderbookId,
    rank: place + 1,
    score: holding.weight,
    inTarget: true,
    targetWeight: holding.weight,
    state: null,
    event: null,
    stateSince: null,
    components: {
      ...holding.components,
      meanRank: { value: holding.rankSum / holding.sleeveCount, rank: null, asOf: toIsoDate(market.asOf) },
    },
    flags: [...holding.flags],
    historyStart: null,
    status: holding.isStale ? 'STALE' : 'OK',
  }));
  const ranks = sleeves.map(({ outcome }) => new Map<string, SignalRow>(outcome.rows.map((row) => [row.orderbookId, row])));
  const heldBy = new Map(sorted.map((holding) => [holding.index, holding.sleeveCount]));
  return {
    status,
    gate: isPublished ? null : `${closed.plan.strategy.id}: ${closed.outcome.gate}`,
    considered: unionOf(sleeves.map(({ outcome }) => outcome.universe.considered)),
    eligibleCount: unionOf(sleeves.map(({ outcome }) => outcome.eligible)).length,
    rows,
    explanations: market.instruments.map(({ orderbookId }, index) => ({
      orderbookId,
      filters: filtersOfLists(index, sleeves, ranks, heldBy.get(index) ?? 0),
    })),
  };
}
