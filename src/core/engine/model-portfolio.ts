import type { ModelHolding, SignalRow, StrategyResult } from '../domain/signal';
import type { Params } from '../strategies/parameter-spec';
import type { ListStrategy, Ranking } from '../strategies/strategy';
import { parseIsoDate, subMonths, toIsoDate, type EpochDay } from '../time/epoch-day';
import { rebalance } from './ranking/banding';
import { placesOf } from './plan';
import { rebalanceMonths } from './schedule';
import { targetWeights } from './ranking/weights';

/** A row that may be bought: ranked inside the pool and not below the hurdle, or what is held when nothing else is. */
function mayBuy(row: SignalRow): boolean {
  return (row.score !== null || row.flags.includes('SAFE_ASSET')) && !row.flags.includes('BELOW_HURDLE');
}

function weightsOf(rules: Ranking, rows: readonly SignalRow[], n: number): Float64Array {
  const { weighting } = rules;
  const volatilities = Float64Array.from(rows, (row) => {
    return weighting.kind === 'inverseVol' ? (row.components[weighting.volatility.name]?.value ?? Number.NaN) : 1;
  });
  return targetWeights(weighting, rows.length, n, volatilities);
}

interface RebalanceInput {
  readonly strategy: ListStrategy;
  readonly params: Params;
  /** What is held until now; empty at the start. */
  readonly holdings: readonly ModelHolding[];
  /** The ranking of the signal day. */
  readonly result: Pick<StrategyResult, 'status' | 'rows'>;
  /** The day on which the orders execute. */
  readonly rebalanceDate: EpochDay;
}

/**
 * The model portfolio after a rebalance date; between two such dates it does not change.
 * Shape: in rank order. A ranking that could not be made changes nothing. Kept names keep the rank and the day of
 * their purchase.
 */
export function advanceModelPortfolio(input: RebalanceInput): readonly ModelHolding[] {
  const { strategy, params, holdings, result } = input;
  if (result.status !== 'OK' && result.status !== 'PARTIAL') return holdings;
  const rules = strategy.rules(params);
  if (rules.kind === 'combination') return combinationHoldings(input);
  if (((params.tranches as number | undefined) ?? 1) > 1) return trancheHoldings(input);

  const rowOf = new Map<string, SignalRow>(result.rows.map((row) => [row.orderbookId, row]));
  const n = placesOf(params);
  const ranked = result.rows.filter((row) => !row.flags.includes('BELOW_HURDLE'));
  const { keep, buy } = rebalance(
    holdings.map(({ orderbookId }) => orderbookId),
    ranked.map((row) => ({ orderbookId: row.orderbookId, rank: row.rank! })),
    { n, keepRank: rules.assets === null ? (params.keepRank as number) : 1, mayBuy: (orderbookId) => mayBuy(rowOf.get(orderbookId)!) },
  );
  const names = [...keep, ...buy].map((orderbookId) => rowOf.get(orderbookId)!).sort((a, b) => a.rank! - b.rank!);
  const full = weightsOf(rules, names, n);
  const heldOf = new Map<string, ModelHolding>(holdings.map((holding) => [holding.orderbookId, holding]));
  const isTradesOnly = params.reweight === 'onlyTrades' && keep.length > 0;
  const free = 1 - keep.reduce((sum, orderbookId) => sum + heldOf.get(orderbookId)!.weight, 0);
  const emptyPlaces = n - keep.length;
  return names.map((row, place) => {
    const held = heldOf.get(row.orderbookId);
    // The cash of every free place is split equally; a place that stays empty keeps its share in cash.
    const traded = held?.weight ?? free / emptyPlaces;
    return {
      orderbookId: row.orderbookId,
      weight: isTradesOnly ? traded : full[place]!,
      rankAtPurchase: held?.rankAtPurchase ?? row.rank!,
      heldSince: held?.heldSince ?? toIsoDate(input.rebalanceDate),
    };
  });
}

/** A combination has no ranks to keep names by: it holds what its lists hold today. */
function combinationHoldings({ holdings, result, rebalanceDate }: RebalanceInput): readonly ModelHolding[] {
  const heldOf = new Map<string, ModelHolding>(holdings.map((holding) => [holding.orderbookId, holding]));
  return result.rows.map((row) => ({
    orderbookId: row.orderbookId,
    weight: row.targetWeight,
    rankAtPurchase: heldOf.get(row.orderbookId)?.rankAtPurchase ?? row.rank!,
    heldSince: heldOf.get(row.orderbookId)?.heldSince ?? toIsoDate(rebalanceDate),
  }));
}

const HALF_MONTH_DAYS = 15;

/**
 * One tranche at a time: what was bought twelve months ago goes, and its places are filled with the best names
 * that no other tranche holds.
 */
function trancheHoldings({ params, holdings, result, rebalanceDate }: RebalanceInput): readonly ModelHolding[] {
  const n = params.n as number;
  const size = Math.ceil(n / rebalanceMonths(params).length);
  const today = toIsoDate(rebalanceDate);
  // A rebalance date moves by some days from year to year; the tranches before and after are a month away.
  const yearAgo = subMonths(rebalanceDate, 12) + HALF_MONTH_DAYS;
  const kept = holdings.filter(({ heldSince }) => parseIsoDate(heldSince) > yearAgo);
  const held = new Set<string>(kept.map(({ orderbookId }) => orderbookId));
  const bought = result.rows.filter((row) => mayBuy(row) && !held.has(row.orderbookId)).slice(0, Math.min(size, n - kept.length));
  const weight = 1 / n;
  return [
    ...kept,
    ...bought.map((row) => ({ orderbookId: row.orderbookId, weight, rankAtPurchase: row.rank!, heldSince: today })),
  ];
}

/**
 * The model portfolio of a combination from those of its lists: each follows its own schedule, a name in several
 * gets the sum. Shape: largest weight first.
 */
export function combineModelPortfolios(
  portfolios: readonly (readonly ModelHolding[])[],
  sleeveWeights: readonly number[],
): readonly ModelHolding[] {
  const combined = new Map<string, ModelHolding>();
  portfolios.forEach((holdings, sleeve) => {
    for (const holding of holdings) {
      const before = combined.get(holding.orderbookId);
      const weight = holding.weight * sleeveWeights[sleeve]!;
      combined.set(
        holding.orderbookId,
        before === undefined
          ? { ...holding, weight }
          : {
              ...before,
              weight: before.weight + weight,
              rankAtPurchase: Math.min(before.rankAtPurchase, holding.rankAtPurchase),
              heldSince: before.heldSince < holding.heldSince ? before.heldSince : holding.heldSince,
            },
      );
    }
  });
  return [...combined.values()].sort((a, b) => b.weight - a.weight || a.rankAtPurchase - b.rankAtPurchase);
}
