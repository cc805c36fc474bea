import { marketCap } from '../../factors/factor';
import { topFractionCount } from '../../numeric/ranks';
import { descending, type OrderKey } from '../../strategies/measure';
import type { Ranking } from '../../strategies/strategy';
import type { CrossSection } from './cross-section';
import { targetWeights } from './weights';

export interface RankedList {
  /** Positions in the cross-section, best first. */
  readonly positions: Int32Array;
  /** How many of them, from the front, are in the pool: all without one. */
  readonly poolCount: number;
  /** How many, from the front, are picked. */
  readonly pickedCount: number;
  /** Weight per picked name; 0 where the place stays in cash. */
  readonly weights: Float64Array;
  /** The number sorted on, per ranked name; NaN outside the pool. */
  readonly scores: Float64Array;
}

const LAST_RESORT: readonly OrderKey[] = [descending(marketCap)];

function poolCountOf(rules: Ranking, competing: number): number {
  if (rules.pool === null) return competing;
  const { size } = rules.pool;
  return size.kind === 'count' ? Math.min(size.count, competing) : topFractionCount(competing, size.fraction);
}

/**
 * Puts the names that are left into their final order and gives the first `n` their weights.
 * With a pool: the pool by the final order, ties in pool order, then the others in pool order.
 */
export function rankList(rules: Ranking, section: CrossSection, competing: Int32Array, n: number): RankedList {
  const poolKeys = rules.pool === null ? [] : [...rules.pool.order, ...LAST_RESORT];
  const byPool = rules.pool === null ? competing : section.sorted(competing, poolKeys);
  const poolCount = poolCountOf(rules, competing.length);
  const front = section.sorted(byPool.slice(0, poolCount), [...rules.order, ...poolKeys, ...LAST_RESORT]);
  const positions = new Int32Array(competing.length);
  positions.set(front);
  positions.set(byPool.subarray(poolCount), poolCount);

  const scoreColumn = section.values(rules.order[0]!.measure);
  const scores = new Float64Array(competing.length).fill(Number.NaN);
  for (let i = 0; i < poolCount; i += 1) scores[i] = scoreColumn[positions[i]!]!;
  const pickedCount = Math.min(n, poolCount);
  return { positions, poolCount, pickedCount, scores, weights: pickedWeights(rules, section, positions, pickedCount, n) };
}

function pickedWeights(rules: Ranking, section: CrossSection, positions: Int32Array, count: number, n: number): Float64Array {
  const volatilities = new Float64Array(count);
  if (rules.weighting.kind === 'inverseVol') {
    const column = section.values(rules.weighting.volatility);
    for (let i = 0; i < count; i += 1) volatilities[i] = column[positions[i]!]!;
  }
  return targetWeights(rules.weighting, count, n, volatilities);
}
