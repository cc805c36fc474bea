import type { Condition } from '../../strategies/conditions';
import type { Ranking } from '../../strategies/strategy';
import { factorsOfCondition } from '../plan';
import type { RankedList } from '../ranking/rank-list';

/** Whether a test could turn when the close of the day moves; whether a figure is known at all does not. */
function movesWithPrice(condition: Condition): boolean {
  if (condition.kind === 'known' || condition.kind === 'knownCount') return false;
  return factorsOfCondition(condition).some((factor) => factor.source !== 'yearly' && factor.source !== 'capital');
}

/**
 * The close of the day under which each picked name would have left the target: its score would have fallen below
 * that of the first name outside, or to the hurdle, everything else unchanged – the bars of all others, its own
 * earlier ones, and every reported figure.
 *
 * It can be told where the score is one price factor that rises with that close, without a pool before it. Ranks and
 * percentiles move in steps and with the other names; a ratio is the source's own figure; volatility does not rise with
 * the price. The limit on the market value is left aside: what the source will report tomorrow is not known.
 * Shape: one per picked name, in rank order; `closes` in the same order. Missing: NaN.
 */
export function leavesBelow(rules: Ranking, list: RankedList, closes: Float64Array): Float64Array {
  const out = new Float64Array(list.pickedCount).fill(Number.NaN);
  const { measure, direction } = rules.order[0]!;
  const closeFor = 'kind' in measure || measure.source !== 'price' || direction !== 'desc' ? undefined : measure.closeFor;
  if (closeFor === undefined || rules.pool !== null || rules.tests.some(movesWithPrice)) return out;
  const limits: number[] = [];
  if (list.pickedCount < list.positions.length) limits.push(list.scores[list.pickedCount]!);
  if (rules.hurdle !== null) limits.push(rules.hurdle);
  if (limits.length === 0) return out;
  // Both rise with the close, so the higher limit is the one that is met first.
  const limit = Math.max(...limits);
  for (let place = 0; place < out.length; place += 1) {
    out[place] = closeFor(limit, list.scores[place]!, closes[place]!);
  }
  return out;
}
