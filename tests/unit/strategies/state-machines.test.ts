import { describe, expect, it } from 'vitest';
import { sliceBars, type BarColumns } from '@core/domain/price';
import { resolveParams } from '@core/engine/resolve-params';
import { createCatalogue } from '@core/strategies/catalogue';
import { monthEndReading } from '@core/strategies/state/month-end-reading';
import { runSignMachine } from '@core/strategies/state/sign-machine';
import { createScratch } from '@core/strategies/state/scratch';
import type { StateReading, StateStrategy } from '@core/strategies/strategy';
import { calendarDate, epochDay, type EpochDay } from '@core/time/epoch-day';
import vectors from '../../fixtures/indicator-vectors.json';
import { referenceSeries, stateVectors, weekdaySeries, type StateVector, type VectorEvent } from './vector-series';

const catalogue = createCatalogue();

const scratch = createScratch();
const series = referenceSeries();

function stateStrategy(id: string): StateStrategy {
  const strategy = catalogue.find(id);
  if (strategy.kind !== 'state') throw new Error(`${id} is not a state strategy`);
  return strategy;
}

/** The month's last bar of the series stands for its last trading day: the vector has no venue calendar. */
function lastBarOfMonth(bars: BarColumns): (year: number, month: number) => EpochDay {
  const lastDays = new Map<string, EpochDay>();
  for (const day of bars.date) {
    const { year, month } = calendarDate(epochDay(day));
    lastDays.set(`${year}-${month}`, epochDay(day));
  }
  return (year, month) => lastDays.get(`${year}-${month}`) ?? epochDay(Number.MAX_SAFE_INTEGER);
}

function reader(vector: Pick<StateVector, 'strategy' | 'params'>, whole: BarColumns): (bars: BarColumns, asOf: EpochDay) => StateReading {
  if (vector.strategy === 'faber_sma10m') {
    const lastDay = lastBarOfMonth(whole);
    return (bars, asOf) => monthEndReading(bars, asOf, vector.params.months!, scratch, lastDay);
  }
  const strategy = stateStrategy(vector.strategy);
  const params = resolveParams(strategy, vector.params);
  return (bars, asOf) => strategy.machine(bars, asOf, params, scratch);
}

/** What the machine says on every single day, knowing only the bars up to it. */
function dailyEvents(vector: Pick<StateVector, 'strategy' | 'params'>, bars: BarColumns): (VectorEvent & { reading: StateReading })[] {
  const read = reader(vector, bars);
  const events: (VectorEvent & { reading: StateReading })[] = [];
  for (let end = 1; end <= bars.date.length; end += 1) {
    const reading = read(sliceBars(bars, 0, end), epochDay(bars.date[end - 1]!));
    if (reading.event !== null) events.push({ index: end - 1, event: reading.event, reading });
  }
  return events;
}

describe('state machines', () => {
  it.each(stateVectors)('$id gives exactly the published events, day by day', (vector) => {
    const events = dailyEvents(vector, series);
    expect(events.map(({ index, event }) => ({ index, event }))).toEqual(vector.events.map(({ index, event }) => ({ index, event })));
    vector.events.forEach(({ stop, reason }, place) => {
      const { reading } = events[place]!;
      if (stop !== undefined) expect(reading.components.stop).toBeCloseTo(stop, 9);
      if (reason !== undefined) expect(reading.flags).toEqual([`EXIT_${reason.toUpperCase()}`]);
    });
  });

  it('report no trade on a constant series, whatever the rounding', () => {
    const constant = weekdaySeries(vectors.edgeCases[0]!.close);
    expect(dailyEvents({ strategy: 'macd_cross', params: {} }, constant).map(({ index, event }) => ({ index, event }))).toEqual(
      (vectors.edgeCases[0]!.expected as { macdCrossEvents: unknown }).macdCrossEvents,
    );
    expect(dailyEvents({ strategy: 'golden_cross', params: {} }, constant)).toEqual([]);
  });

  it.each(['golden_cross', 'donchian_breakout', 'rsi2_reversion', 'macd_cross', 'bollinger_squeeze', 'faber_sma10m'])(
    '%s says the same of a series whose prices are scaled',
    (id) => {
      const strategy = stateStrategy(id);
      const params = resolveParams(strategy, {});
      const asOf = epochDay(series.date.at(-1)!);
      const scaled = { ...series };
      for (const column of ['open', 'high', 'low', 'close'] as const) scaled[column] = series[column].map((price) => price * 37.5);
      const plain = strategy.machine(series, asOf, params, scratch);
      const other = strategy.machine(scaled, asOf, params, scratch);
      expect(other).toMatchObject({ state: plain.state, event: plain.event, stateSince: plain.stateSince, status: plain.status });
      if (id === 'rsi2_reversion') expect(other.score).toBeCloseTo(plain.score, 9);
      else expect(Number.isNaN(other.score) ? null : other.score.toPrecision(9)).toBe(Number.isNaN(plain.score) ? null : plain.score.toPrecision(9));
    },
  );

  it('does not take rounding noise around zero for a crossing', () => {
    const close = new Float64Array(5).fill(100);
    const outcome = runSignMachine(Float64Array.of(-1e-9, 1e-9, -1e-9, 1e-9, 1e-9), close, 0);
    expect(outcome).toEqual({ state: 'FLAT', event: 'INIT_FLAT', eventIndex: 0 });
    expect(runSignMachine(Float64Array.of(-1, 1, -1e-9, -1, 1), close, 0)).toEqual({ state: 'LONG', event: 'ENTER', eventIndex: 4 });
  });

  it('finds exactly the published squeezes, and lets one count for its memory only', () => {
    const { squeezeBars } = vectors.stateMachines.find(({ id }) => id === 'sm-squeeze')! as unknown as { squeezeBars: number[] };
    const strategy = stateStrategy('bollinger_squeeze');
    const found: number[] = [];
    for (let end = 144; end <= series.date.length; end += 1) {
      const reading = strategy.machine(sliceBars(series, 0, end), epochDay(series.date[end - 1]!), resolveParams(strategy, {}), scratch);
      if (reading.components.daysSinceSqueeze === 0) found.push(end - 1);
    }
    expect(found).toEqual(squeezeBars);
    // The entry at 401 lives on the squeeze at 399.
    const entries = (memory: number) => dailyEvents({ strategy: 'bollinger_squeeze', params: { memory } }, series).map(({ index }) => index);
    expect(entries(3)).toContain(401);
    expect(entries(2)).not.toContain(401);
  });

  it('carries the state over, without an event, when there is no bar of the day', () => {
    const strategy = stateStrategy('golden_cross');
    const upToExit = sliceBars(series, 0, 490);
    const exitDay = epochDay(series.date[489]!);
    const params = resolveParams(strategy, {});
    expect(strategy.machine(upToExit, exitDay, params, scratch)).toMatchObject({ event: 'EXIT', status: 'OK', stateSince: exitDay });
    expect(strategy.machine(upToExit, epochDay(exitDay + 1), params, scratch)).toMatchObject({
      state: 'FLAT',
      event: null,
      status: 'STALE',
      stateSince: exitDay,
    });
  });

  it('warms up with too few bars, and says so even when there is no bar of the day', () => {
    const strategy = stateStrategy('golden_cross');
    const short = sliceBars(series, 0, 199);
    const reading = strategy.machine(short, epochDay(series.date[400]!), resolveParams(strategy, {}), scratch);
    expect(reading).toMatchObject({ state: null, event: null, status: 'WARMUP', historyStart: series.date[0] });
    expect(strategy.machine(sliceBars(series, 0, 0), epochDay(0), resolveParams(strategy, {}), scratch).status).toBe('WARMUP');
  });

  it('reports a month-end event on the last trading day for a share that did not trade on it', () => {
    const strategy = stateStrategy('faber_sma10m');
    // 31 October 2018 is the last trading day of the month in Stockholm; the share's last bar is of the 29th.
    const asOf = epochDay(series.date[461]!);
    const withoutLastDays = sliceBars(series, 0, 460);
    const reading = strategy.machine(withoutLastDays, asOf, resolveParams(strategy, {}), scratch);
    expect(reading).toMatchObject({ event: 'EXIT', stateSince: asOf, status: 'STALE' });
  });

  it('leaves out the breakout after a winner unless the long channel breaks as well', () => {
    const params = { entryN: 20, exitN: 10 };
    const picky = resolveParams(stateStrategy('donchian_breakout'), { ...params, skipAfterWinner: true });
    const entries: number[] = [];
    for (let end = 1; end <= series.date.length; end += 1) {
      const bars = sliceBars(series, 0, end);
      const reading = stateStrategy('donchian_breakout').machine(bars, epochDay(series.date[end - 1]!), picky, scratch);
      if (reading.event === 'ENTER') entries.push(end - 1);
    }
    // Plain signals are at 26, 77, 99, 173, 340, 356, 381. 26 wins, so 77 is left out, until the 55-day channel breaks
    // at 85. 77 would have lost: 99 is taken. It wins, but 173 breaks 55 days as well. That wins: 340 is left out; it
    // would have lost, so 356 is taken, which loses, so 381 is taken.
    expect(entries).toEqual([26, 85, 99, 173, 356, 381]);
  });
});
