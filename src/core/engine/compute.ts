import type { Market } from '../domain/market';
import type { SleeveResult, StrategyResult } from '../domain/signal';
import { raise } from '../errors';
import type { ClaimBytes } from '../memory/byte-budget';
import { BYTES_PER_FACTOR, columnOf, createFactorTable } from '../factors/factor-table';
import { toIsoDate } from '../time/epoch-day';
import { allocateMarketFigures } from '../universe/market-figures';
import { combineLists } from './ranking/combination';
import { ENGINE_VERSION } from './engine-version';
import { excludedCounts } from './result/excluded-counts';
import type { SleeveOutcome } from './result/filters-of-lists';
import { GATE_THRESHOLDS, type GateThresholds } from './ranking/gates';
import type { ListInput, ListOutcome } from './result/list-outcome';
import { computeRanking } from './result/list-result';
import { fillFundamentals, passOverMarket } from './market-pass';
import { rankingsOf, requiredFactors, type ListVariant, type RankingPlan, type StateVariant, type StrategyVariant } from './plan';
import { stateResult } from './result/state-result';

export type { StrategyVariant } from './plan';

export interface ComputeHooks {
  /** The version the caller stores the results under; a mismatch with the built-in one is a bug. */
  readonly engineVersion: number;
  /** Asked before every instrument and every strategy. */
  isCancelled(): boolean;
  /** `total` = instruments + variants. */
  onProgress(done: number, total: number): void;
  /** Told once: per instrument the day of its newest bar that counts, NO_DAY without one. Not to be kept changed. */
  readonly onBarDays?: (days: Int32Array<ArrayBuffer>) => void;
  /** Asked before the columns are allocated; no budget when left out. */
  readonly claimBytes?: ClaimBytes;
  /** The data gates of a list; the standard ones unless a test has a smaller market. */
  readonly gates?: GateThresholds;
}

/** How often progress is told while instruments pass by. */
const PROGRESS_EVERY = 25;

/**
 * All strategies of one day: one pass over the instruments, then the comparisons between them.
 * Shape: one result per variant, in the order of the variants.
 * Errors: `cancelled` when the caller asks for it; then nothing of the run exists.
 * Cost: O(bars · (factors + machines) + variants · instruments); the bars of one instrument at a time.
 */
export function computeStrategies(market: Market, variants: readonly StrategyVariant[], hooks: ComputeHooks): StrategyResult[] {
  if (hooks.engineVersion !== ENGINE_VERSION) {
    return raise('bug', `The engine is version ${ENGINE_VERSION}, the caller expects ${hooks.engineVersion}.`);
  }
  const instrumentCount = market.instruments.length;
  const total = instrumentCount + variants.length;
  const stopIfCancelled = (): void => {
    if (hooks.isCancelled()) raise('cancelled', 'The computation was cancelled.');
  };

  const factors = requiredFactors(variants);
  hooks.claimBytes?.(factors.all.length * instrumentCount * BYTES_PER_FACTOR, 'factor columns');
  const figures = allocateMarketFigures(market);
  const table = createFactorTable(factors.all, instrumentCount);
  const priceColumns = factors.price.map((factor) => ({ factor, column: columnOf(table, factor) }));
  const stateVariants = variants.filter(isStateVariant);
  const { readings } = passOverMarket(market, figures, priceColumns, stateVariants, (index) => {
    stopIfCancelled();
    if (index % PROGRESS_EVERY === 0) hooks.onProgress(index, total);
  });
  hooks.onBarDays?.(figures.barDay);
  fillFundamentals(market, figures, table);

  const input: ListInput = { market, figures, table, thresholds: hooks.gates ?? GATE_THRESHOLDS };
  const rank = createRanker(input);
  return variants.map((variant, index) => {
    stopIfCancelled();
    const result = isStateVariant(variant)
      ? stateResult(variant, market, figures, readings[stateVariants.indexOf(variant)]!)
      : listResult(variant as ListVariant, input, rank);
    hooks.onProgress(instrumentCount + index + 1, total);
    return result;
  });
}

function isStateVariant(variant: StrategyVariant): variant is StateVariant {
  return variant.strategy.kind === 'state';
}

function sleeveResult({ plan, outcome }: SleeveOutcome): SleeveResult {
  return { strategyId: plan.strategy.id, status: outcome.status, rows: outcome.rows.filter((row) => row.inTarget) };
}

/** Makes each ranking once: a combination holds lists that are published on their own as well. */
function createRanker(input: ListInput): (plan: RankingPlan) => ListOutcome {
  const made = new Map<string, ListOutcome>();
  return (plan) => {
    const key = `${plan.strategy.id} ${JSON.stringify(plan.params)}`;
    const outcome = made.get(key) ?? computeRanking(plan, input);
    made.set(key, outcome);
    return outcome;
  };
}

function listResult(variant: ListVariant, input: ListInput, rank: (plan: RankingPlan) => ListOutcome): StrategyResult {
  const { strategy, params, paramsHash } = variant;
  const sleeves = rankingsOf(strategy, params).map((plan) => ({ plan, outcome: rank(plan) }));
  const isPlain = strategy.rules(params).kind === 'ranking';
  const first = sleeves[0]!.outcome;
  const outcome = isPlain
    ? { ...first, considered: first.universe.considered, eligibleCount: first.eligible.length }
    : combineLists(sleeves, input.market, input.figures);
  return {
    strategyId: strategy.id,
    paramsHash,
    asOf: toIsoDate(input.market.asOf),
    engineVersion: ENGINE_VERSION,
    status: outcome.status,
    gate: outcome.gate,
    universeCount: outcome.considered.length,
    eligibleCount: outcome.eligibleCount,
    excluded: excludedCounts(outcome.explanations, outcome.considered),
    rows: outcome.rows,
    explanations: outcome.explanations,
    ...(isPlain ? {} : { sleeves: sleeves.map(sleeveResult) }),
  };
}
