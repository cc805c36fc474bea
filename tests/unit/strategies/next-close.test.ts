import { describe, expect, it } from 'vitest';
import { sliceBars, type BarColumns } from '@core/domain/price';
import { lastTradingDay, nextTradingDay } from '@core/calendar/stockholm-calendar';
import { resolveParams } from '@core/engine/resolve-params';
import { createCatalogue } from '@core/strategies/catalogue';
import { closeAtCross, closeAtOwnMean, closeAtSignal, sumOfLast } from '@core/strategies/state/next-close';
import { createScratch } from '@core/strategies/state/scratch';
import type { StateReading, StateStrategy } from '@core/strategies/strategy';
import { calendarDate, epochDay, type EpochDay } from '@core/time/epoch-day';
import { generatedLine } from '../../golden/generated-line';

const scratch = createScratch();
const bars = generatedLine(7, 0).bars!;

function machineOf(id: string): (series: BarColumns) => StateReading {
  const strategy = createCatalogue().find(id) as StateStrategy;
  const params = resolveParams(strategy, {});
  return (series) => strategy.machine(series, epochDay(series.date.at(-1)!), params, scratch);
}

function plusBar(series: BarColumns, date: EpochDay, close: number): BarColumns {
  const add = (column: Float64Array): Float64Array => Float64Array.of(...column, close);
  return { date: Int32Array.of(...series.date, date), open: add(series.open), high: add(series.high), low: add(series.low), close: add(series.close), volume: add(series.volume) };
}

/** The day of the next close that the machine looks at. */
function nextDay(id: string, day: EpochDay): EpochDay {
  if (id !== 'faber_sma10m') return nextTradingDay(day);
  const { year, month } = calendarDate(day);
  const end = lastTradingDay(year, month);
  return end > day ? end : lastTradingDay(month === 12 ? year + 1 : year, (month % 12) + 1);
}

describe('the next close under which a state ends', () => {
  it('follows from the averages, worked out by hand', () => {
    expect(sumOfLast(Float64Array.of(1, 2, 4), 2)).toBe(6);
    // (10 + 20 + x) / 3 = x at 15.
    expect(closeAtOwnMean(Float64Array.of(99, 10, 20), 3)).toBe(15);
    // Two bars: (20 + x) / 2; four: (10 + 10 + 20 + x) / 4; equal at x = 0 + … : 40 + 2x = 40 + x → 0, which is no price.
    expect(closeAtCross(Float64Array.of(10, 10, 20), 2, 4)).toBeNaN();
    // (12 + x) / 2 = (30 + 12 + 12 + x) / 4 → 24 + 2x = 54 + x → 30.
    expect(closeAtCross(Float64Array.of(30, 12, 12), 2, 4)).toBeCloseTo(30, 12);
    // Fast 1 bar (α = 1), slow 3 bars (α = ½): MACD = x − (½ · 10 + ½ x) = ½ x − 5, equal to 1 at 12.
    expect(closeAtSignal({ fast: 99, slow: 10, signal: 1 }, 1, 3)).toBeCloseTo(12, 12);
  });

  it.each(['golden_cross', 'macd_cross', 'donchian_breakout', 'bollinger_squeeze', 'faber_sma10m'])(
    '%s: a hair above it the state goes on, a hair below it ends, whichever day one asks',
    (id) => {
      const read = machineOf(id);
      let asked = 0;
      for (let end = 150; end <= bars.date.length; end += 3) {
        const series = sliceBars(bars, 0, end);
        const reading = read(series);
        if (Number.isNaN(reading.leavesBelow)) continue;
        expect(reading.state).toBe('LONG');
        asked += 1;
        const day = nextDay(id, epochDay(series.date.at(-1)!));
        const after = (factor: number): StateReading => read(plusBar(series, day, reading.leavesBelow * factor));
        expect([after(1 + 1e-8).state, after(1 - 1e-8).state, after(1 - 1e-8).event]).toEqual(['LONG', 'FLAT', 'EXIT']);
      }
      expect(asked).toBeGreaterThan(3);
    },
  );

  it('does not exist for a mean reversion, which ends on a rise', () => {
    const read = machineOf('rsi2_reversion');
    for (let end = 200; end <= bars.date.length; end += 1) expect(read(sliceBars(bars, 0, end)).leavesBelow).toBeNaN();
  });
});
