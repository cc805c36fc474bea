import type { ParamValue } from '../strategies/parameter-spec';
import type { DataNeed, Strategy } from '../strategies/strategy';
import { ENGINE_VERSION } from './engine-version';
import { allFactors, rankingsOf } from './plan';
import { describeParams, resolveParams, type ParamDescription } from './resolve-params';
import type { Params } from '../strategies/parameter-spec';

const CALENDAR_DAYS_PER_BAR = 365.25 / 250;

export interface StrategyDescription {
  readonly strategyId: string;
  readonly number: string;
  readonly name: string;
  readonly kind: 'list' | 'state';
  readonly description: string;
  readonly source: string;
  /** What has to be on record: prices, ratios, yearly reports. */
  readonly needs: readonly DataNeed[];
  readonly proxies: readonly string[];
  readonly params: readonly ParamDescription[];
  readonly presets: readonly { readonly id: string; readonly name: string; readonly params: Readonly<Record<string, ParamValue>> }[];
  /** Empty for a strategy without a schedule. */
  readonly rebalanceMonths: readonly number[];
  readonly minHistoryDays: number;
  readonly engineVersion: number;
}

/** Calendar days of price history without which no name can get a signal. */
export function minHistoryDays(strategy: Strategy, params: Params): number {
  if (strategy.kind === 'state') return Math.ceil(strategy.warmUpBars(params) * CALENDAR_DAYS_PER_BAR);
  const factors = rankingsOf(strategy, params).flatMap((plan) => allFactors(plan.rules));
  return Math.max(...factors.map((factor) => factor.historyDays));
}

/** A strategy as plain data, for lists, forms, pages and the command line. */
export function describeStrategy(strategy: Strategy): StrategyDescription {
  const defaults = resolveParams(strategy, {});
  return {
    strategyId: strategy.id,
    number: strategy.number,
    name: strategy.name,
    kind: strategy.kind,
    description: strategy.description,
    source: strategy.source,
    needs: strategy.dataPolicy.needs,
    proxies: strategy.dataPolicy.proxies,
    params: describeParams(strategy),
    presets: strategy.presets,
    rebalanceMonths: (defaults.rebalanceMonths as readonly number[] | undefined) ?? [],
    minHistoryDays: minHistoryDays(strategy, defaults),
    engineVersion: ENGINE_VERSION,
  };
}
