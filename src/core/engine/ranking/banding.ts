/** A name with its place in today's ranking; names without a place are not passed in. */
export interface RankedName {
  readonly orderbookId: string;
  readonly rank: number;
}

export interface Rebalance {
  /** Held before and after, in rank order. */
  readonly keep: readonly string[];
  /** Held before, not after, in the order in which they were given. */
  readonly sell: readonly string[];
  /** Not held before, in rank order. */
  readonly buy: readonly string[];
}

export interface BandingLimits {
  readonly n: number;
  readonly keepRank: number;
  /** Whether a name that is not held may be bought; by default every ranked one. */
  readonly mayBuy?: (orderbookId: string) => boolean;
}

/**
 * Who stays, who goes and who comes at a rebalance. What is held stays while its rank is at most `keepRank`, the
 * best ranked first where that is more than `n`; free places go to the best ranked names that are not held.
 * Missing: a held name without a rank is sold.
 */
export function rebalance(previous: readonly string[], ranked: readonly RankedName[], limits: BandingLimits): Rebalance {
  const held = new Set(previous);
  const byRank = [...ranked].sort((a, b) => a.rank - b.rank);
  const keep = byRank
    .filter(({ orderbookId, rank }) => held.has(orderbookId) && rank <= limits.keepRank)
    .slice(0, limits.n)
    .map(({ orderbookId }) => orderbookId);
  const kept = new Set(keep);
  const buy = byRank
    .filter(({ orderbookId }) => !held.has(orderbookId) && (limits.mayBuy?.(orderbookId) ?? true))
    .slice(0, limits.n - keep.length)
    .map(({ orderbookId }) => orderbookId);
  return { keep, sell: previous.filter((orderbookId) => !kept.has(orderbookId)), buy };
}
