import { sma } from '../../src/core/columnar/kernels';
import { highestOf, lowestOf, rollingMax, rollingMin } from '../../src/core/columnar/rolling-extremes';
import type { BarColumns } from '../../src/core/domain/price';
import { roc } from '../../src/core/indicators/roc';
import { rsi, rsiAtIndex } from '../../src/core/indicators/rsi';
import { volatility, volatilityAtIndex } from '../../src/core/indicators/volatility';
import { rankAverage } from '../../src/core/numeric/ranks';
import { DAILY_OUTPUTS } from './signals';

export const COLUMNS = ['date', 'high', 'low', 'close'] as const;
export type Bars = Pick<BarColumns, (typeof COLUMNS)[number]>;
type Visit = (index: number, bars: Bars) => void;
/** Hands every instrument's bars over, each once. */
export type Read = (visit: Visit) => void;

function extreme(values: Float64Array, period: number, kernel: typeof highestOf): number {
  const count = values.length;
  return count < period ? Number.NaN : kernel(values, count - period, count);
}

/** Of the last n values, where the kernel would give those of all windows. */
function mean(values: Float64Array, period: number): number {
  const count = values.length;
  if (count < period) return Number.NaN;
  let sum = 0;
  for (let t = count - period; t < count; t += 1) sum += values[t]!;
  return sum / period;
}

function change(close: Float64Array, period: number): number {
  const last = close.length - 1;
  return last < period ? Number.NaN : close[last]! / close[last - period]! - 1;
}

/** The signals of the last day, row by row of the instruments, in memory that is taken once. */
export function createDaily({ instruments, staleBefore }: { readonly instruments: number; readonly staleBefore: number }): (read: Read) => Float64Array {
  const daily = new Float64Array(instruments * DAILY_OUTPUTS.length);
  const momentum = new Float64Array(instruments);
  const places = new Float64Array(instruments);
  return (read) => {
    read((index, { date, close, high, low }) => {
      const at = index * DAILY_OUTPUTS.length;
      const last = close.length - 1;
      if (last < 0 || date[last]! < staleBefore) {
        daily.fill(Number.NaN, at, at + DAILY_OUTPUTS.length);
        momentum[index] = Number.NaN;
        return;
      }
      momentum[index] = (change(close, 63) + change(close, 126) + change(close, 252)) / 3;
      daily[at] = momentum[index]!;
      daily[at + 1] = mean(close, 50);
      daily[at + 2] = mean(close, 200);
      daily[at + 3] = rsiAtIndex(close, last, 14);
      daily[at + 4] = extreme(high, 20, highestOf);
      daily[at + 5] = extreme(low, 20, lowestOf);
      daily[at + 6] = extreme(high, 55, highestOf);
      daily[at + 7] = extreme(low, 55, lowestOf);
      daily[at + 8] = close[last]! / extreme(close, 252, highestOf);
      daily[at + 9] = volatilityAtIndex(close, last, 252);
    });
    rankAverage(momentum, 'desc', places);
    for (let index = 0; index < instruments; index += 1) {
      daily[(index + 1) * DAILY_OUTPUTS.length - 1] = Number.isNaN(momentum[index]!) ? Number.NaN : places[index]!;
    }
    return daily;
  };
}

/** All indicators of all bars of one instrument, into columns of its length. */
export function computeColumns({ close, high, low }: Bars, out: readonly Float64Array[]): void {
  roc(close, 63, out[0]!);
  roc(close, 126, out[1]!);
  roc(close, 252, out[2]!);
  sma(close, 50, out[3]!);
  sma(close, 200, out[4]!);
  rsi(close, 14, out[5]!);
  rollingMax(high, 20, out[6]!);
  rollingMin(low, 20, out[7]!);
  rollingMax(high, 55, out[8]!);
  rollingMin(low, 55, out[9]!);
  const nearness = out[10]!;
  rollingMax(close, 252, nearness);
  for (let t = 0; t < close.length; t += 1) nearness[t] = close[t]! / nearness[t]!;
  volatility(close, 252, out[11]!);
}
