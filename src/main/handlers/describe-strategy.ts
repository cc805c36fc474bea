import { describeStrategy as describe } from '@core/engine/describe-strategy';
import type { Strategy } from '@core/strategies/strategy';
import type { StrategyDto } from '@shared/dto/strategies';

type ParamDto = StrategyDto['params'][string];

/** A strategy as the window and the command line know it, its parameters by name. */
export function describeStrategy(strategy: Strategy): StrategyDto {
  const { proxies: _proxies, presets: _presets, params, rebalanceMonths, ...description } = describe(strategy);
  const byName = params.map(({ name, default: standard, min, max, allowed, description: text }): [string, ParamDto] => [
    name,
    {
      default: standard as ParamDto['default'],
      min,
      max,
      ...(allowed === null ? {} : { allowed: allowed.map(String) }),
      description: text,
    },
  ]);
  return { ...description, rebalanceMonths: [...rebalanceMonths], params: Object.fromEntries(byName) };
}
