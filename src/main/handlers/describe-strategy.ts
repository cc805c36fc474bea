import { describeStrategy as describe } from '@core/engine/describe-strategy';
import type { Strategy } from '@core/strategies/strategy';
import type { StrategyDto } from '@shared/dto/strategies';

type ParamDto = StrategyDto['params'][string];

/** A strategy as the window and the command line know it, its parameters by name. */
export function describeStrategy(strategy: Strategy): StrategyDto {
  const { proxies: _proxies, presets, params, rebalanceMonths, ...description } = describe(strategy);
  const byName = params.map(({ name, allowed, default: standard, follows, ...param }): [string, ParamDto] => [
    name,
    {
      ...param,
      default: standard as ParamDto['default'],
      ...(allowed === null ? {} : { allowed: allowed.map(String) }),
      choices: allowed === null ? null : [...allowed],
      follows: { ...follows },
    },
  ]);
  return {
    ...description,
    rebalanceMonths: [...rebalanceMonths],
    params: Object.fromEntries(byName),
    presets: presets.map((preset) => ({ ...preset, params: { ...preset.params } as StrategyDto['presets'][number]['params'] })),
  };
}
