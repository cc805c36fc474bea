import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateBars, sliceBars, type BarColumns } from '@core/domain/price';
import { barIndexAt, lastIndexOnOrBefore } from '@core/factors/as-of';
import {
  closeAt,
  compositeMomentum,
  dataDateAt,
  high52w,
  medianTurnover,
  returnBetweenMonths,
  returnOverMonths,
  volatilityAt,
} from '@core/factors/price-factors';
import { epochDay, isoWeekday, parseIsoDate, subMonths, toIsoDate } from '@core/time/epoch-day';
import { datasetColumns, reference } from '../indicators/reference-vectors';

const { factorExample, strategyVectors } = reference;

function exampleBars(): BarColumns {
  const { close, high, low } = datasetColumns(factorExample.dataset);
  const date = Int32Array.from(reference.datasets[factorExample.dataset]!.dates!, parseIsoDate);
  return { date, open: close, high, low, close, volume: new Float64Array(close.length).fill(1000) };
}

/** One bar on every weekday from a Monday on; closes from the given function of the bar's number. */
function weekdayBars(count: number, closeOf: (t: number) => number, firstDay = parseIsoDate('2022-01-03')): BarColumns {
  const bars = allocateBars(count);
  let day = firstDay;
  for (let t = 0; t < count; t += 1) {
    while (isoWeekday(day) > 5) day = epochDay(day + 1);
    bars.date[t] = day;
    for (const name of ['open', 'high', 'low', 'close'] as const) bars[name][t] = closeOf(t);
    bars.volume[t] = 1000;
    day = epochDay(day + 1);
  }
  return bars;
}

const lastDay = (bars: BarColumns): ReturnType<typeof epochDay> => epochDay(bars.date.at(-1)!);
/** Daily moves of ±1 %. */
const restless = (t: number): number => (t % 2 === 0 ? 100 : 101);

describe('the bar that is true for a day', () => {
  it.each(strategyVectors.barLookup)('for $target is $index', ({ dates, target, staleDays, index }) => {
    const date = Int32Array.from(dates, parseIsoDate);
    expect(barIndexAt(date, parseIsoDate(target), staleDays)).toBe(index ?? -1);
  });

  it('is the last one on or before it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 200 })), fc.integer({ min: -5, max: 210 }), (days, day) => {
        const date = Int32Array.from(days).sort();
        expect(lastIndexOnOrBefore(date, day)).toBe(date.filter((other) => other <= day).length - 1);
      }),
    );
  });

  it('is looked for ten calendar days back', () => {
    const bars = weekdayBars(5, () => 100);
    const friday = lastDay(bars);
    expect(closeAt(bars, epochDay(friday + 10))).toBe(100);
    expect(closeAt(bars, epochDay(friday + 11))).toBeNaN();
    expect(dataDateAt(bars, epochDay(friday + 10))).toBe(friday);
    expect(dataDateAt(bars, epochDay(friday + 11))).toBeNull();
  });
});

describe('the worked example of all price factors', () => {
  const bars = exampleBars();
  const asOf = parseIsoDate(factorExample.asOf);

  it('reads the closes of the expected days', () => {
    const { m1, m3, m6, m12 } = factorExample.anchors;
    expect([1, 3, 6, 12].map((months) => toIsoDate(dataDateAt(bars, subMonths(asOf, months))!))).toEqual([m1, m3, m6, m12]);
  });

  it('gives the expected returns and momentum', () => {
    expect(returnOverMonths(bars, asOf, 3)).toBeCloseTo(factorExample.r3, 12);
    expect(returnOverMonths(bars, asOf, 6)).toBeCloseTo(factorExample.r6, 12);
    expect(returnOverMonths(bars, asOf, 12)).toBeCloseTo(factorExample.r12, 12);
    expect(compositeMomentum(bars, asOf, [3, 6, 12])).toBeCloseTo(factorExample.compositeMomentum, 12);
    expect(returnBetweenMonths(bars, asOf, 12, 1)).toBeCloseTo(factorExample.mom12_1, 12);
  });

  it('gives the expected distance from the high, over the expected number of bars', () => {
    expect(high52w(bars, asOf, 12, 'close')).toBeCloseTo(factorExample.high52wRatio, 12);
    const inWindow = lastIndexOnOrBefore(bars.date, asOf) - lastIndexOnOrBefore(bars.date, subMonths(asOf, 12));
    expect(inWindow).toBe(factorExample.high52wBars);
  });

  it('gives the expected volatility', () => {
    expect(volatilityAt(bars, asOf, 252)).toBeCloseTo(factorExample.vol252, 12);
  });
});

describe('composite momentum', () => {
  it.each(strategyVectors.compositeMomentumPublished.rows)('of $ticker is the published $composite %', ({ r3, r6, r12, composite }) => {
    // Bars whose returns over 3, 6 and 12 months are the published ones.
    const asOf = parseIsoDate('2025-12-30');
    const bars = allocateBars(4);
    [12, 6, 3, 0].forEach((months, t) => (bars.date[t] = subMonths(asOf, months)));
    bars.close.set([100 / (1 + r12 / 100), 100 / (1 + r6 / 100), 100 / (1 + r3 / 100), 100]);
    expect(Math.abs(100 * compositeMomentum(bars, asOf, [3, 6, 12]) - composite)).toBeLessThanOrEqual(0.1 + 1e-9);
  });

  it('orders the published names as published', () => {
    const { rows } = strategyVectors.compositeMomentumPublished;
    const order = [...rows].sort((a, b) => b.r3 + b.r6 + b.r12 - (a.r3 + a.r6 + a.r12));
    expect(order.map((row) => row.rank)).toEqual(rows.map((_, i) => i + 1));
  });

  it('is missing when any of its returns is', () => {
    const bars = weekdayBars(200, (t) => 100 + t);
    expect(returnOverMonths(bars, lastDay(bars), 6)).toBeGreaterThan(0);
    expect(compositeMomentum(bars, lastDay(bars), [3, 6, 12])).toBeNaN();
    expect(compositeMomentum(bars, lastDay(bars), [])).toBeNaN();
  });
});

describe('the distance from the high', () => {
  it('is 1 at a new high and compares the close with the high when asked to', () => {
    const bars = weekdayBars(300, (t) => 100 + t);
    expect(high52w(bars, lastDay(bars), 12, 'close')).toBe(1);
    expect(high52w({ ...bars, high: bars.close.map((close) => close * 2) }, lastDay(bars), 12, 'high')).toBe(0.5);
  });

  it('forgets a high that is more than a year old', () => {
    const bars = weekdayBars(600, (t) => (t === 300 ? 500 : 100));
    expect(high52w(bars, lastDay(bars), 12, 'close')).toBe(1);
    expect(high52w(bars, lastDay(bars), 24, 'close')).toBe(0.2);
  });

  it('needs 200 bars in the year', () => {
    const bars = weekdayBars(600, () => 100);
    const asOf = lastDay(bars);
    const first = lastIndexOnOrBefore(bars.date, subMonths(asOf, 12)) + 1;
    const thinned = (gap: number): BarColumns => {
      const keep = (_: unknown, t: number): boolean => t < first || t >= first + gap;
      return { ...bars, date: bars.date.filter(keep), close: bars.close.filter(keep) };
    };
    const barsInYear = 600 - first;
    expect(high52w(thinned(barsInYear - 200), asOf, 12, 'close')).toBe(1);
    expect(high52w(thinned(barsInYear - 199), asOf, 12, 'close')).toBeNaN();
  });

  it('needs a history that begins at most ten days into the year', () => {
    const bars = weekdayBars(600, () => 100);
    const asOf = lastDay(bars);
    const windowStart = subMonths(asOf, 12);
    const from = (day: number): BarColumns => sliceBars(bars, lastIndexOnOrBefore(bars.date, day - 1) + 1, 600);
    expect(high52w(from(windowStart + 9), asOf, 12, 'close')).toBe(1);
    expect(high52w(from(windowStart + 13), asOf, 12, 'close')).toBeNaN();
  });
});

describe('volatility at a day', () => {
  it('needs one bar more than returns', () => {
    const bars = weekdayBars(253, restless);
    expect(volatilityAt(bars, lastDay(bars), 252)).toBeGreaterThan(0.1);
    expect(volatilityAt(sliceBars(bars, 1, 253), lastDay(bars), 252)).toBeNaN();
  });

  it('needs bars that lie within 400 days of the day asked for', () => {
    const bars = weekdayBars(253, restless);
    const first = bars.date[0]!;
    const older = { ...bars, date: bars.date.map((day, t) => (t === 0 ? day - (400 - (lastDay(bars) - first)) : day)) };
    expect(volatilityAt(older, lastDay(bars), 252)).toBeGreaterThan(0.1);
    expect(volatilityAt(older, epochDay(lastDay(bars) + 1), 252)).toBeNaN();
  });

  it('allows a fifth of the days without trade, not counting the bar before the first return', () => {
    const bars = weekdayBars(253, restless);
    const idle = (days: number): BarColumns => ({ ...bars, volume: bars.volume.map((volume, t) => (t <= days ? 0 : volume)) });
    expect(volatilityAt(idle(50), lastDay(bars), 252)).toBeGreaterThan(0.1);
    expect(volatilityAt(idle(51), lastDay(bars), 252)).toBeNaN();
  });

  it('is missing for a frozen price', () => {
    const bars = weekdayBars(253, () => 100);
    expect(volatilityAt(bars, lastDay(bars), 252)).toBeNaN();
  });
});

describe('the median turnover', () => {
  it('is the middle of the last sixty days', () => {
    const bars = weekdayBars(100, (t) => t);
    expect(medianTurnover(bars, lastDay(bars))).toBe(1000 * ((69 + 70) / 2));
    expect(medianTurnover(bars, lastDay(bars), 3)).toBe(1000 * 98);
  });

  it('takes what there is of a short history, and is 0 without any', () => {
    const bars = weekdayBars(3, (t) => t + 1);
    expect(medianTurnover(bars, lastDay(bars))).toBe(2000);
    expect(medianTurnover(allocateBars(0), lastDay(bars))).toBe(0);
  });
});

describe('every factor', () => {
  const FACTORS = {
    close: closeAt,
    cm: (bars, asOf) => compositeMomentum(bars, asOf, [3, 6, 12]),
    mom: (bars, asOf) => returnBetweenMonths(bars, asOf, 12, 1),
    high: (bars, asOf) => high52w(bars, asOf, 12, 'high'),
    vol: (bars, asOf) => volatilityAt(bars, asOf, 252),
    turnover: (bars, asOf) => medianTurnover(bars, asOf),
  } satisfies Record<string, (bars: BarColumns, asOf: ReturnType<typeof epochDay>) => number>;

  it.each(Object.entries(FACTORS))('%s does not look ahead', (_, factor) => {
    const bars = weekdayBars(700, (t) => 100 + 20 * Math.sin(t / 9) + t / 10);
    for (const row of [300, 400, 555]) {
      const asOf = epochDay(bars.date[row]!);
      expect(factor(bars, asOf)).toBe(factor(sliceBars(bars, 0, row + 1), asOf));
    }
  });

  it.each(['cm', 'mom', 'high', 'vol'] as const)('%s does not depend on the currency', (name) => {
    const bars = weekdayBars(400, (t) => 100 + 20 * Math.sin(t / 9) + t / 10);
    for (const rate of [0.01, 11.37, 1e6]) {
      const scaled = { ...bars, high: bars.high.map((x) => x * rate), close: bars.close.map((x) => x * rate) };
      expect(FACTORS[name](scaled, lastDay(bars))).toBeCloseTo(FACTORS[name](bars, lastDay(bars)), 10);
    }
  });

  it.each(Object.entries(FACTORS))('%s of nothing is missing, or nothing', (name, factor) => {
    expect(factor(allocateBars(0), parseIsoDate('2026-11-24'))).toEqual(name === 'turnover' ? 0 : Number.NaN);
  });
});
