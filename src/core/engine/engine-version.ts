/**
 * Raised whenever a formula, a default, a tie-break or what a row says changes: rows of different versions are never
 * compared, and the days of the older ones stay readable as they were written.
 *
 * 2: returns may include dividends (parameter `returnType`), dual momentum may choose between named assets; rows say among how many a figure is ranked, what it contributes, and under which close they leave the target.
 *
 * 3: RSI and Wilder's means are smoothed without a division a bar, volatility with reciprocals: the same figures to 1e-9,
 * other last bits. The four-strategy portfolio has `returnType`. A foreign dividend is converted with the stored rate
 * of its ex-date.
 *
 * 4: without a limit on the median turnover an unknown one shuts nobody out, and a share that was never traded fails for want
 * of a price. A total-return index without dividends is the price to the last bit, so that noise parts no equal returns.
 */
export const ENGINE_VERSION = 4;
