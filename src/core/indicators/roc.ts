import { rateOfChange } from '../columnar/kernels';

/** Rate of change over n bars as a fraction, C_t / C_{t−n} − 1. First index n. */
export function roc(close: Float64Array, period: number, out: Float64Array): void {
  rateOfChange(close, period, out);
}
