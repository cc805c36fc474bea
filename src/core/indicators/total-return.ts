import type { DailyBars, Dividend } from '../domain/price';

/**
 * Total-return index: the closes with every dividend bought back on its ex-date,
 * TR_t = TR_{t−1} · (C_t + D_t) / C_{t−1}, TR_0 = C_0. D_t is the sum of the dividends with an ex-date after
 * the bar before and not after bar t. First index 0. Kept as C_t times what a share has grown to by its dividends, which is
 * the same product: a series without dividends is its closes to the last bit, and rounding never parts two equal returns.
 * Units: the listing currency; dividends are per share on the split basis of the closes.
 * Shape: `dividends` ascending by ex-date. Returns how many dividends inside the series were in another
 * currency and had to be ignored: a result above 0 is to be flagged.
 */
export function totalReturn(
  bars: Pick<DailyBars, 'date' | 'close'>,
  dividends: readonly Dividend[],
  currency: string,
  out: Float64Array,
): number {
  const { date, close } = bars;
  const length = close.length;
  if (length === 0) return 0;
  let next = 0;
  while (next < dividends.length && dividends[next]!.exDate <= date[0]!) next += 1;
  let ignored = 0;
  let shares = 1;
  out[0] = close[0]!;
  for (let t = 1; t < length; t += 1) {
    let paid = 0;
    for (; next < dividends.length && dividends[next]!.exDate <= date[t]!; next += 1) {
      const dividend = dividends[next]!;
      if (dividend.currency === currency) paid += dividend.amount;
      else ignored += 1;
    }
    if (paid !== 0) shares *= 1 + paid / close[t]!;
    out[t] = close[t]! * shares;
  }
  return ignored;
}
