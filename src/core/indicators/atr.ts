import { trueRange } from '../columnar/kernels';
import { rma } from '../columnar/smoothing';

/**
 * Average true range: Wilder's smoothing of the true range, in price units. First index n − 1, because the
 * first bar's H − L counts. `ranges` receives the true ranges. Source: Wilder 1978.
 */
export function atr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  out: Float64Array,
  ranges: Float64Array,
): void {
  trueRange(high, low, close, ranges);
  rma(ranges, period, out);
}
