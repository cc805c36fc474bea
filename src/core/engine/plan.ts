import type { YearlyMetric } from '../domain/fundamentals';
import { marketCap, needsSnapshot, type Factor, type PriceFactor } from '../factors/factor';
import type { Condition } from '../strategies/conditions';
import type { Measure, OrderKey } from '../strategies/measure';
import type { Params } from '../strategies/parameter-spec';
import type { Combination, ListRules, ListStrategy, Ranking, StateStrategy, Strategy } from '../strategies/strategy';
import { resolveParams } from './resolve-params';

/** A strategy with one full set of parameters, and the hash its results are stored under. */
export interface StrategyVariant {
  readonly strategy: Strategy;
  /** As `resolveParams` returned it. */
  readonly params: Params;
  readonly paramsHash: string;
}

export interface ListVariant extends StrategyVariant {
  readonly strategy: ListStrategy;
}

export interface StateVariant extends StrategyVariant {
  readonly strategy: StateStrategy;
}

export function factorsOfMeasure(measure: Measure): readonly Factor[] {
  return 'kind' in measure ? measure.of.map((part) => part.factor) : [measure];
}

function factorsOfOrder(order: readonly OrderKey[]): Factor[] {
  return order.flatMap((key) => factorsOfMeasure(key.measure));
}

export function factorsOfCondition(condition: Condition): readonly Factor[] {
  if (condition.kind === 'knownCount') return condition.factors;
  return condition.kind === 'bestFraction' || condition.kind === 'dropFirst' ? factorsOfOrder(condition.order) : [condition.factor];
}

/** The factors that decide a ranking; `show` only explains. */
export function decidingFactors(rules: Ranking): readonly Factor[] {
  return [
    ...[...rules.required, ...rules.tests].flatMap(factorsOfCondition),
    ...(rules.pool === null ? [] : factorsOfOrder(rules.pool.order)),
    ...factorsOfOrder(rules.order),
    ...(rules.weighting.kind === 'inverseVol' ? [rules.weighting.volatility] : []),
  ];
}

/** Places of the target: one where the best of a few named assets is held whole. */
export function placesOf(params: Params): number {
  const risky = params.riskyAssets as readonly string[] | undefined;
  return risky !== undefined && risky.length > 0 ? 1 : (params.n as number);
}

export function allFactors(rules: Ranking): readonly Factor[] {
  return [...decidingFactors(rules), ...rules.show.flatMap(factorsOfMeasure), marketCap];
}

/** Whether a ranking can only be made for days that have an own snapshot. */
export function rankingNeedsSnapshot(rules: Ranking): boolean {
  return decidingFactors(rules).some(needsSnapshot);
}

/** The yearly series a ranking cannot do without. */
export function metricsOf(rules: Ranking): readonly YearlyMetric[] {
  const metrics = new Set<YearlyMetric>();
  for (const factor of decidingFactors(rules)) {
    if (factor.source === 'yearly') for (const metric of factor.metrics) metrics.add(metric);
  }
  return [...metrics];
}

/** The single rankings a variant consists of, with their parameters: itself, or the lists it combines. */
export interface RankingPlan {
  readonly strategy: ListStrategy;
  readonly params: Params;
  readonly rules: Ranking;
  readonly weight: number;
}

export function rankingsOf(strategy: ListStrategy, params: Params): readonly RankingPlan[] {
  const rules: ListRules = strategy.rules(params);
  if (rules.kind === 'ranking') return [{ strategy, params, rules, weight: 1 }];
  return sleevePlans(rules);
}

function sleevePlans(combination: Combination): readonly RankingPlan[] {
  return combination.sleeves.flatMap(({ strategy, overrides, weight }) => {
    return rankingsOf(strategy, resolveParams(strategy, overrides)).map((plan) => ({ ...plan, weight }));
  });
}

/** Every factor that the variants read, each once; prices apart, because they are computed while bars pass by. */
export function requiredFactors(variants: readonly StrategyVariant[]): { all: readonly Factor[]; price: readonly PriceFactor[] } {
  const byId = new Map<string, Factor>();
  for (const { strategy, params } of variants) {
    if (strategy.kind !== 'list') continue;
    for (const plan of rankingsOf(strategy, params)) {
      for (const factor of allFactors(plan.rules)) byId.set(factor.id, factor);
    }
  }
  const all = [...byId.values()];
  return { all, price: all.filter((factor) => factor.source === 'price') };
}
