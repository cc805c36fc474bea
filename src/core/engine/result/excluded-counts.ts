import type { InstrumentExplanation } from '../../domain/signal';

/** A picked name below the hurdle is in the list, it only leaves its place in cash. */
const NOT_AN_EXCLUSION = 'hurdle';

/**
 * How many of the lines looked at each test shut out, by the first test they failed: with the rows of a published
 * result they make up the universe. Shape: `considered` are places in `explanations`. Keys in alphabetical order.
 */
export function excludedCounts(explanations: readonly InstrumentExplanation[], considered: Int32Array): Record<string, number> {
  const counts = new Map<string, number>();
  for (const index of considered) {
    const last = explanations[index]!.filters.at(-1);
    if (last === undefined || last.passed || last.name === NOT_AN_EXCLUSION) continue;
    counts.set(last.name, (counts.get(last.name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
