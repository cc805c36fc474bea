import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTradingDay } from '@core/calendar/stockholm-calendar';
import type { RawBar } from '@core/domain/price';
import { cleanBars, toldBeside, type CleanedBars } from '@core/quality/clean-bars';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { stockholmInstantMs } from '@core/time/stockholm-time';
import { asRawBars, realDataTitle, realSeries, realSeriesNames } from './real-data';

const FAR_AHEAD = parseIsoDate('2040-01-02');

function raw(date: string, prices: Partial<Omit<RawBar, 'timestampMs'>> = {}, minuteOfDay = 0): RawBar {
  const bar = { open: 100, high: 105, low: 95, close: 101, volume: 1000 };
  return { timestampMs: stockholmInstantMs(parseIsoDate(date), minuteOfDay), ...bar, ...prices };
}

function clean(bars: readonly RawBar[], completeUpTo: EpochDay = FAR_AHEAD): CleanedBars {
  return cleanBars(bars, { isTradingDay, completeUpTo });
}

function onlyBar({ bars }: CleanedBars): Record<'open' | 'high' | 'low' | 'close' | 'volume', number> {
  expect(bars.date).toHaveLength(1);
  return { open: bars.open[0]!, high: bars.high[0]!, low: bars.low[0]!, close: bars.close[0]!, volume: bars.volume[0]! };
}

function reasons({ rejected }: CleanedBars): string[] {
  return rejected.map((bar) => bar.reason);
}

const dates = ({ bars }: CleanedBars): string[] => [...bars.date].map((day) => toIsoDate(epochDay(day)));

describe('a bar that cannot be used', () => {
  it.each([null, Number.NaN, Number.POSITIVE_INFINITY, 0, -1])('has the close %s', (close) => {
    const cleaned = clean([raw('2026-11-24', { close })]);
    expect(reasons(cleaned)).toEqual(['no-close']);
    expect(cleaned.bars.date).toHaveLength(0);
  });

  it('lies on a day on which the exchange is closed', () => {
    expect(reasons(clean([raw('2026-06-19'), raw('2026-11-28')]))).toEqual(['closed-day', 'closed-day']);
  });

  it('is not stamped with midnight in Stockholm', () => {
    const utcMidnight = { ...raw('2026-11-24'), timestampMs: Date.UTC(2026, 10, 24) };
    expect(reasons(clean([raw('2026-11-24', {}, 9 * 60), utcMidnight]))).toEqual(['not-midnight', 'not-midnight']);
  });

  it('belongs to a session that is not over', () => {
    const cleaned = clean([raw('2026-11-23'), raw('2026-11-24')], parseIsoDate('2026-11-23'));
    expect(reasons(cleaned)).toEqual(['provisional']);
    expect(dates(cleaned)).toEqual(['2026-11-23']);
  });

  it('is named by its stamp', () => {
    const bar = raw('2026-11-28');
    expect(clean([bar]).rejected).toEqual([{ reason: 'closed-day', timestampMs: bar.timestampMs }]);
  });
});

describe('an answer', () => {
  const toldDays = (bars: readonly RawBar[]): string[] => {
    const isTold = toldBeside(clean(bars, parseIsoDate('2026-11-24')).rejected);
    return ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'].filter((day) => isTold(parseIsoDate(day)));
  };

  it('tells of every day, also of those without a bar', () => {
    expect(toldDays([raw('2026-11-18'), raw('2026-11-21'), raw('2026-11-25')])).toHaveLength(4);
  });

  it('tells nothing of a day whose bar has no price, nor of those around a stamp that is not midnight', () => {
    expect(toldDays([raw('2026-11-18', { close: null })])).toEqual(['2026-11-17', '2026-11-19', '2026-11-20']);
    expect(toldDays([raw('2026-11-18', {}, 600)])).toEqual(['2026-11-20']);
  });

  it('tells of no missing day when a bar could be that of any', () => {
    expect(toldDays([raw('2026-11-18'), { ...raw('2026-11-19'), timestampMs: 1e20 }])).toEqual([]);
  });
});

describe('what is missing in a bar', () => {
  it('is taken from the close and the open', () => {
    expect(onlyBar(clean([raw('2026-11-24', { open: null, high: null, low: null, volume: null })]))).toEqual({
      open: 101,
      high: 101,
      low: 101,
      close: 101,
      volume: 0,
    });
    expect(onlyBar(clean([raw('2026-11-24', { high: 0, low: -3 })]))).toMatchObject({ high: 101, low: 100 });
  });

  it('never is a negative volume', () => {
    expect(onlyBar(clean([raw('2026-11-24', { volume: -5 })])).volume).toBe(0);
  });

  it('widens a range that does not hold open and close', () => {
    expect(onlyBar(clean([raw('2026-11-24', { open: 110, high: 105, low: 103, close: 101 })]))).toMatchObject({ high: 110, low: 101 });
  });
});

describe('two bars of one day', () => {
  it('leave the one received last', () => {
    const cleaned = clean([raw('2026-11-23'), raw('2026-11-24', { close: 102 }), raw('2026-11-24', { close: 103 })]);
    expect([...cleaned.bars.close]).toEqual([101, 103]);
  });

  it('leave the usable one when the last has no close', () => {
    const cleaned = clean([raw('2026-11-24', { close: 102 }), raw('2026-11-24', { close: null })]);
    expect(onlyBar(cleaned).close).toBe(102);
  });

  it('are found wherever they stand', () => {
    const cleaned = clean([raw('2026-11-24', { close: 102 }), raw('2026-11-20'), raw('2026-11-24', { close: 103 }), raw('2026-11-23')]);
    expect(dates(cleaned)).toEqual(['2026-11-20', '2026-11-23', '2026-11-24']);
    expect(cleaned.bars.close[2]).toBe(103);
  });
});

describe('a clean series', () => {
  const anyPrice = fc.option(fc.oneof(fc.double({ min: -1, max: 1000 }), fc.constant(Number.NaN)));
  const anyBar = fc
    .record({ day: fc.integer({ min: 20_700, max: 20_760 }), minute: fc.constantFrom(0, 0, 0, 540), open: anyPrice, high: anyPrice, low: anyPrice, close: anyPrice, volume: anyPrice })
    .map(({ day, minute, ...prices }) => ({ timestampMs: stockholmInstantMs(epochDay(day), minute), ...prices }));

  it('holds, whatever came in', () => {
    fc.assert(
      fc.property(fc.array(anyBar, { maxLength: 60 }), (bars) => {
        const upTo = epochDay(20_750);
        const { bars: series, rejected } = clean(bars, upTo);
        expect(series.date.length + rejected.length).toBeLessThanOrEqual(bars.length);
        for (let t = 0; t < series.date.length; t += 1) {
          const day = epochDay(series.date[t]!);
          expect(t === 0 || day > series.date[t - 1]!).toBe(true);
          expect(isTradingDay(day) && day <= upTo).toBe(true);
          expect(series.low[t]! > 0 && series.close[t]! > 0).toBe(true);
          expect(series.high[t]!).toBeGreaterThanOrEqual(Math.max(series.open[t]!, series.close[t]!));
          expect(series.low[t]!).toBeLessThanOrEqual(Math.min(series.open[t]!, series.close[t]!));
          expect(series.volume[t]! >= 0).toBe(true);
        }
      }),
    );
  });

  it('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.array(anyBar, { maxLength: 40 }), (bars) => {
        const once = clean(bars).bars;
        const again = clean(
          Array.from(once.date, (day, t) => ({
            timestampMs: stockholmInstantMs(epochDay(day), 0),
            open: once.open[t]!,
            high: once.high[t]!,
            low: once.low[t]!,
            close: once.close[t]!,
            volume: once.volume[t]!,
          })),
        );
        expect(again).toEqual({ bars: once, rejected: [] });
      }),
    );
  });
});

describe.skipIf(realSeriesNames.length === 0)(realDataTitle('real series'), () => {
  const closedDayBars = new Set<string>();
  const otherReasons: string[] = [];
  let tradedOnClosedDay = 0;
  let barCount = 0;
  for (const name of realSeriesNames) {
    const rows = realSeries(name);
    const cleaned = clean(asRawBars(rows));
    barCount += cleaned.bars.date.length;
    for (const { reason, timestampMs } of cleaned.rejected) {
      const row = rows.find(({ day }) => stockholmInstantMs(day, 0) === timestampMs)!;
      if (reason !== 'closed-day') otherReasons.push(`${name} ${reason}`);
      else if ((row.volume ?? 0) > 0) tradedOnClosedDay += 1;
      else closedDayBars.add(toIsoDate(row.day));
    }
  }

  it('lose only bars on closed days, none of which was traded', () => {
    expect(barCount).toBeGreaterThan(50_000);
    expect(otherReasons).toEqual([]);
    expect(tradedOnClosedDay).toBe(0);
  });

  it('contain such bars on thirteen known dates', () => {
    expect([...closedDayBars].sort()).toEqual([
      '2005-01-06',
      '2007-05-01',
      '2008-06-06',
      '2009-07-19',
      '2009-07-25',
      '2011-06-06',
      '2011-06-24',
      '2012-01-06',
      '2013-06-21',
      '2017-06-06',
      '2017-06-23',
      '2018-06-06',
      '2018-06-22',
    ]);
  });
});
