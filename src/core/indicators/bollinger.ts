import { deviationsAround, sma } from '../columnar/kernels';
import { PRICE_MARGIN_RATIO } from '../numeric/comparison';

/** The three lines of `bollinger`, as columns that the caller owns. */
export interface BollingerBands {
  readonly middle: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/**
 * Bollinger bands: the mean of the last n closes ± `width` population standard deviations.
 * First index n − 1. Source: Bollinger 2001.
 */
export function bollinger(close: Float64Array, period: number, width: number, out: BollingerBands): void {
  const { middle, upper, lower } = out;
  sma(close, period, middle);
  deviationsAround(close, period, middle, upper);
  for (let t = 0; t < close.length; t += 1) {
    const distance = width * upper[t]!;
    upper[t] = middle[t]! + distance;
    lower[t] = middle[t]! - distance;
  }
}

/**
 * %B, the place of the close between the bands: 0 on the lower, 1 on the upper one. First index as the bands.
 * Missing: NaN where the bands are no wider than rounding noise.
 */
export function percentB(close: Float64Array, bands: BollingerBands, out: Float64Array): void {
  const { upper, lower } = bands;
  for (let t = 0; t < close.length; t += 1) {
    const width = upper[t]! - lower[t]!;
    out[t] = width > PRICE_MARGIN_RATIO * close[t]! ? (close[t]! - lower[t]!) / width : Number.NaN;
  }
}

/** Band width as a fraction of the middle, (upper − lower) / middle. First index as the bands. */
export function bandWidth(bands: BollingerBands, out: Float64Array): void {
  const { middle, upper, lower } = bands;
  for (let t = 0; t < out.length; t += 1) out[t] = (upper[t]! - lower[t]!) / middle[t]!;
}
