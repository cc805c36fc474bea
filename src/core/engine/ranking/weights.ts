/** Weights of a list that was picked: parts of the whole, what is missing to 1 stays in cash. */
export type WeightRule =
  | { readonly kind: 'equal' }
  | { readonly kind: 'inverseVol' }
  | { readonly kind: 'slots'; readonly minSlots: number };

/**
 * One weight per picked name.
 * Shape: `volatilities` in the order of the names; read by `inverseVol` only.
 * A list shorter than `n` leaves its missing places in cash instead of spreading them over the rest.
 */
export function targetWeights(rule: WeightRule, count: number, n: number, volatilities: Float64Array): Float64Array {
  const weights = new Float64Array(count);
  if (count === 0) return weights;
  if (rule.kind === 'inverseVol') {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += 1 / volatilities[i]!;
    const invested = Math.min(1, count / n);
    for (let i = 0; i < count; i += 1) weights[i] = (1 / volatilities[i]! / sum) * invested;
    return weights;
  }
  return weights.fill(rule.kind === 'slots' ? 1 / Math.max(count, rule.minSlots) : 1 / n);
}
