import { minHistoryDays } from '@core/engine/min-history';
import { describeParams, resolveParams } from '@core/engine/resolve-params';
import type { Strategy } from '@core/strategies/strategy';
import type { StrategyDto } from '@shared/dto/strategies';

type ParamDto = StrategyDto['params'][string];

/** A strategy as plain data; everything is derived from the strategy's own value. */
export function describeStrategy(strategy: Strategy, engineVersion: number): StrategyDto {
  const defaults = resolveParams(strategy, {});
  const params: Record<string, ParamDto> = {};
  for (const { name, default: standard, min, max, allowed, description } of describeParams(strategy)) {
    params[name] = {
      default: standard as ParamDto['default'],
      min,
      max,
      ...(allowed === null ? {} : { allowed: allowed.map(String) }),
      description,
    };
  }
  const months = defaults.rebalanceMonths;
  return {
    strategyId: strategy.id,
    number: strategy.number,
    name: strategy.name,
    kind: strategy.kind,
    description: strategy.description,
    source: strategy.source,
    params,
    rebalanceMonths: Array.isArray(months) ? months.filter((month) => typeof month === 'number') : [],
    minHistoryDays: minHistoryDays(strategy, defaults),
    engineVersion,
  };
}
