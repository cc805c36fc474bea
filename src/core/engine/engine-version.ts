/**
 * Raised whenever a formula, a default, a tie-break or what a row says changes: rows of different versions are never
 * compared, and the days of the older ones stay readable as they were written.
 *
 * 2: returns may include dividends (parameter `returnType`), dual momentum may choose between named assets; rows say among how many a figure is ranked, what it contributes, and under which close they leave the target.
 */
export const ENGINE_VERSION = 2;
