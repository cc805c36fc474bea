import { rollingMax, rollingMin } from '../columnar/rolling-extremes';

/** The two edges of `donchian`, as columns that the caller owns. */
export interface DonchianChannel {
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/**
 * Donchian channel: the highest high and the lowest low of the last n bars, **the current one included**.
 * A breakout rule has to compare with the channel of the bar before. First index n − 1.
 */
export function donchian(high: Float64Array, low: Float64Array, period: number, out: DonchianChannel): void {
  rollingMax(high, period, out.upper);
  rollingMin(low, period, out.lower);
}

/** The middle of the channel. First index as the channel. */
export function donchianMiddle(channel: DonchianChannel, out: Float64Array): void {
  for (let t = 0; t < out.length; t += 1) out[t] = (channel.upper[t]! + channel.lower[t]!) / 2;
}
