import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile100, rankAverage, topFractionCount, type RankDirection } from '@core/numeric/ranks';
import { column, reference } from '../indicators/reference-vectors';

function ranksOf(values: readonly (number | null)[], direction: RankDirection): number[] {
  const out = new Float64Array(values.length);
  rankAverage(column(values), direction, out);
  return [...out];
}

/** The definition, word by word: O(n²). */
function ranksByCounting(values: readonly (number | null)[], direction: RankDirection): number[] {
  const keys = values.map((value) => (value === null ? null : Number(value.toPrecision(12))));
  const present = keys.filter((key) => key !== null);
  return keys.map((key) => {
    if (key === null) return (present.length + 1 + keys.length) / 2;
    const better = present.filter((other) => (direction === 'asc' ? other < key : other > key)).length;
    const tied = present.filter((other) => other === key).length;
    return better + (tied + 1) / 2;
  });
}

const someValues = fc.array(fc.option(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1, max: 1, noNaN: true }))), {
  maxLength: 40,
});
const eitherDirection = fc.constantFrom<RankDirection>('asc', 'desc');

describe('average ranks', () => {
  it.each(reference.strategyVectors.rankAverage)('of $values $direction are $ranks', ({ values, direction, ranks }) => {
    expect(ranksOf(values, direction)).toEqual(ranks);
  });

  it('agree with counting who is better', () => {
    fc.assert(
      fc.property(someValues, eitherDirection, (values, direction) => {
        expect(ranksOf(values, direction)).toEqual(ranksByCounting(values, direction));
      }),
    );
  });

  it('do not depend on the order of the input', () => {
    const shuffled = someValues.chain((values) =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray(values.map((_, i) => i), { minLength: values.length })),
    );
    fc.assert(
      fc.property(shuffled, eitherDirection, ([values, order], direction) => {
        const ranks = ranksOf(values, direction);
        expect(ranksOf(order.map((i) => values[i]!), direction)).toEqual(order.map((i) => ranks[i]));
      }),
    );
  });

  it('always add up to 1 + 2 + … + n', () => {
    fc.assert(
      fc.property(someValues, eitherDirection, (values, direction) => {
        const sum = ranksOf(values, direction).reduce((total, rank) => total + rank, 0);
        expect(sum).toBeCloseTo((values.length * (values.length + 1)) / 2, 6);
      }),
    );
  });

  it('tie values that differ by rounding noise only', () => {
    expect(ranksOf([0.1 + 0.2, 0.3, 0.2], 'desc')).toEqual([1.5, 1.5, 3]);
  });

  it('are all alike when everything is missing', () => {
    expect(ranksOf([null, null, null], 'asc')).toEqual([2, 2, 2]);
  });

  it('may be written over the values themselves', () => {
    const values = column([5, 3, null, 3]);
    rankAverage(values, 'asc', values);
    expect([...values]).toEqual([3, 1.5, 4, 1.5]);
  });
});

describe('hundredths', () => {
  const { values, scores } = reference.strategyVectors.percentile100;

  function scoresOf(input: readonly (number | null)[], direction: RankDirection): number[] {
    const out = new Float64Array(input.length);
    percentile100(column(input), direction, 50, out);
    return [...out];
  }

  it('count from the cheapest', () => {
    expect(scoresOf(values, 'asc')).toEqual(scores);
  });

  it('count from the highest when that is better', () => {
    expect(scoresOf(values.map((value) => (value === null ? null : -value)), 'desc')).toEqual(scores);
  });

  it('give a tie group its best place and stay within 1 … 100', () => {
    expect(scoresOf([1, 1, 2, 2], 'asc')).toEqual([1, 1, 51, 51]);
    fc.assert(fc.property(someValues, eitherDirection, (input, direction) => scoresOf(input, direction).every((score) => score >= 1 && score <= 100)));
  });
});

describe('the top fraction', () => {
  it.each(reference.strategyVectors.topFraction)('$q of $n is $k', ({ n, q, k }) => {
    expect(topFractionCount(n, q)).toBe(k);
  });

  it('does not lose a name to rounding', () => {
    expect(0.29 * 100).toBeLessThan(29);
    expect(topFractionCount(100, 0.29)).toBe(29);
  });

  it('of nothing is nothing', () => {
    expect(topFractionCount(0, 0.4)).toBe(0);
  });
});
