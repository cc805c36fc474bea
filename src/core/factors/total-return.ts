import type { DailyBars, Dividend } from '../domain/price';
import { totalReturn } from '../indicators/total-return';
import type { Scratch } from '../strategies/state/scratch';
import type { PriceFactor } from './factor';

/** `price`: as listed, adjusted for splits. `total`: every dividend bought back on its ex-date. */
export type ReturnType = 'price' | 'total';

/** The same factor of total returns. A dividend of the day would not move with its close, so it has no `closeFor`. */
function ofTotalReturn({ closeFor: _closeFor, sumOf, ...factor }: PriceFactor): PriceFactor {
  const parts = sumOf?.map((part) => ({ ...part, factor: ofTotalReturn(part.factor) }));
  return { ...factor, id: `total:${factor.id}`, label: `${factor.label}, dividends included`, ofTotalReturn: true, ...(parts ? { sumOf: parts } : {}) };
}

/** What makes the factors of a strategy read the prices that its `returnType` asks for. */
export function returnsBy(returnType: ReturnType): (factor: PriceFactor) => PriceFactor {
  return returnType === 'total' ? ofTotalReturn : (factor) => factor;
}

export interface TotalReturnBars {
  /** `close` is the total-return index, `high` in proportion to it; the others are as they were. */
  readonly bars: DailyBars;
  /** Dividends in another currency, which had to be left out because the rate of their day is not known. */
  readonly ignored: number;
}

/** Bars with the dividends bought back. Shape: views of `scratch`, which the next caller overwrites. Cost: O(bars). */
export function totalReturnBars(bars: DailyBars, dividends: readonly Dividend[], currency: string, scratch: Scratch): TotalReturnBars {
  const length = bars.close.length;
  scratch.reset();
  const close = scratch.take(length);
  const high = scratch.take(length);
  const ignored = totalReturn(bars, dividends, currency, close);
  for (let t = 0; t < length; t += 1) high[t] = (bars.high[t]! * close[t]!) / bars.close[t]!;
  return { bars: { ...bars, high, close }, ignored };
}
