import { isTradingDay, previousTradingDay } from '@core/calendar/stockholm-calendar';
import { parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import { tradingDayOfStamp } from '@core/time/stockholm-time';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DemoMarket } from '../../demo/market';
import { DEFAULT_SWITCHES } from '../../demo/options';
import { chart, dailyBars, ordinaryLine, special, startSmallMarket } from './market-client';

let market: DemoMarket;
let line: string;

beforeAll(async () => {
  market = await startSmallMarket();
  line = await ordinaryLine(market);
});
afterEach(() => market.setSwitches(DEFAULT_SWITCHES));
afterAll(() => market.close());

const statusOf = async (id: string, query: string): Promise<number> =>
  (await fetch(`${market.url}/_api/price-chart/stock/${id}?${query}`)).status;

describe('the demo market’s daily bars', () => {
  it('are stamped at Stockholm midnight before and after the clocks change', async () => {
    const { ohlc } = await dailyBars(market, '19002', '2026-03-27', '2026-03-30');
    expect(ohlc.map((bar) => new Date(bar.timestamp).toISOString())).toEqual(['2026-03-26T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  });

  it('exist on every session of an index and on no other day', async () => {
    const { ohlc } = await dailyBars(market, '19002', '2022-01-01', '2026-11-23');
    const days = ohlc.map((bar) => tradingDayOfStamp(bar.timestamp)!);
    const sessions: number[] = [];
    for (let day = parseIsoDate('2022-01-01'); day <= parseIsoDate('2026-11-23'); day = (day + 1) as typeof day) {
      if (isTradingDay(day)) sessions.push(day);
    }
    expect(days).toEqual(sessions);
  });

  it('never fall on a weekend or holiday for a share', async () => {
    const { ohlc } = await dailyBars(market, line, '2021-11-24', '2026-11-23');
    expect(ohlc.length).toBeGreaterThan(1200);
    expect(ohlc.every((bar) => isTradingDay(tradingDayOfStamp(bar.timestamp)!))).toBe(true);
  });

  it('hold open and close between low and high, with a volume', async () => {
    const { ohlc } = await dailyBars(market, line, '2021-11-24', '2026-11-23');
    for (const bar of ohlc) {
      expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
      expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
      expect(bar.low).toBeGreaterThan(0);
      expect(Number.isInteger(bar.totalVolumeTraded)).toBe(true);
    }
  });

  it('are refused for more than five years at once, up to the limit that is set', async () => {
    expect(await statusOf(line, 'from=2006-01-01&to=2026-11-23&resolution=day')).toBe(400);
    expect(await statusOf(line, 'from=2021-11-24&to=2026-11-23&resolution=day')).toBe(200);
    market.setSwitches({ dailySpanLimitDays: 365 });
    expect(await statusOf(line, 'from=2021-11-24&to=2026-11-23&resolution=day')).toBe(400);
  });

  it('echo the window that was asked for and name the close before it', async () => {
    const answer = await dailyBars(market, line, '2026-11-14', '2026-11-22');
    expect([answer.from, answer.to]).toEqual(['2026-11-14', '2026-11-22']);
    const before = await dailyBars(market, line, '2026-11-13', '2026-11-13');
    expect(answer.previousClosingPrice).toBe(before.ohlc[0]!.close);
  });

  it('show no day after today, whatever is asked for', async () => {
    const { ohlc, previousClosingPrice } = await dailyBars(market, line, '2026-11-24', '2027-02-01');
    expect(ohlc).toEqual([]);
    expect(previousClosingPrice).toBe((await dailyBars(market, line, '2026-11-23', '2026-11-23')).ohlc[0]!.close);
  });

  it('show the running day only when the switch is on, and another close than the final one', async () => {
    const window = ['2026-11-23', '2026-11-24'] as const;
    expect((await dailyBars(market, line, ...window)).ohlc).toHaveLength(1);
    market.setSwitches({ provisionalDay: true });
    const provisional = (await dailyBars(market, line, ...window)).ohlc[1]!;
    const other = await startSmallMarket({ today: '2026-11-24' });
    const final = (await dailyBars(other, line, ...window)).ohlc[1]!;
    await other.close();
    expect(provisional.timestamp).toBe(final.timestamp);
    expect(provisional.open).toBe(final.open);
    expect(provisional.totalVolumeTraded).toBeLessThan(final.totalVolumeTraded);
  });
});

describe('the demo market’s other resolutions', () => {
  it('sum up weeks from Monday and months from the first', async () => {
    const days = (await dailyBars(market, line, '2026-09-01', '2026-09-30')).ohlc;
    const month = (await chart(market, line, 'from=2026-09-01&to=2026-09-30&resolution=month')).ohlc;
    expect(month).toHaveLength(1);
    expect(toIsoDate(tradingDayOfStamp(month[0]!.timestamp)!)).toBe('2026-09-01');
    expect(month[0]!.open).toBe(days[0]!.open);
    expect(month[0]!.close).toBe(days.at(-1)!.close);
    expect(month[0]!.high).toBe(Math.max(...days.map((bar) => bar.high)));
    expect(month[0]!.totalVolumeTraded).toBe(days.reduce((sum, bar) => sum + bar.totalVolumeTraded, 0));
    const weeks = (await chart(market, line, 'from=2026-09-07&to=2026-09-20&resolution=week')).ohlc;
    expect(weeks.map((bar) => toIsoDate(tradingDayOfStamp(bar.timestamp)!))).toEqual(['2026-09-07', '2026-09-14']);
  });

  it('offer what each period offers and say so', async () => {
    const fiveYears = await chart(market, line, 'timePeriod=five_years');
    expect(fiveYears.metadata.resolution).toEqual({ chartResolution: 'week', availableResolutions: ['day', 'week', 'month', 'quarter'] });
    expect(await statusOf(line, 'timePeriod=infinity&resolution=day')).toBe(400);
    market.setSwitches({ unofferedResolution: 'fall-back' });
    expect((await chart(market, line, 'timePeriod=infinity&resolution=day')).metadata.resolution.chartResolution).toBe('month');
  });

  it('cut today into minutes that agree with its daily bar', async () => {
    const day = (await dailyBars(market, line, '2026-11-23', '2026-11-23')).ohlc[0]!;
    const minutes = (await chart(market, line, 'timePeriod=today')).ohlc;
    expect(minutes.length).toBeGreaterThan(400);
    expect(minutes[0]!.open).toBe(day.open);
    expect(minutes.at(-1)!.close).toBe(day.close);
    expect(Math.max(...minutes.map((bar) => bar.high))).toBe(day.high);
    expect(Math.min(...minutes.map((bar) => bar.low))).toBe(day.low);
    expect(minutes.reduce((sum, bar) => sum + bar.totalVolumeTraded, 0)).toBe(day.totalVolumeTraded);
    expect(new Date(minutes.at(-1)!.timestamp).toISOString()).toBe('2026-11-23T16:29:00.000Z');
  });

  it.each(['from=2026-13-01&to=2026-12-01', 'from=2026-11-02&to=2026-11-01', 'timePeriod=forever', 'timePeriod=one_year&resolution=fortnight', ''])(
    'refuse “%s”',
    async (query) => expect(await statusOf(line, query)).toBe(400),
  );
});

describe('the demo market’s unusual lines', () => {
  it('give a halted share no bars after its last day, while its page says that it cannot be traded', async () => {
    const id = special(market, 'halted');
    const { ohlc } = await dailyBars(market, id, '2026-01-01', '2026-11-23');
    let twelveBefore = parseIsoDate('2026-11-23');
    for (let i = 0; i < 12; i += 1) twelveBefore = previousTradingDay(twelveBefore);
    expect(tradingDayOfStamp(ohlc.at(-1)!.timestamp)!).toBeLessThanOrEqual(twelveBefore);
    const page = (await (await fetch(`${market.url}/_api/market-guide/stock/${id}`)).json()) as { tradable: string };
    expect(page.tradable).toBe('NOT_TRADABLE');
  });

  it('let an illiquid share miss most sessions and a new one start late', async () => {
    const illiquid = await dailyBars(market, special(market, 'illiquid'), '2025-11-24', '2026-11-23');
    expect(illiquid.ohlc.length).toBeGreaterThan(20);
    expect(illiquid.ohlc.length).toBeLessThan(90);
    const young = await dailyBars(market, special(market, 'newly-listed'), '2025-11-24', '2026-11-23');
    expect(young.ohlc.length).toBeLessThanOrEqual(46);
    expect((await dailyBars(market, special(market, 'brand-new'), '2025-11-24', '2026-11-23')).ohlc.length).toBeLessThanOrEqual(7);
  });

  it('serve both indices, the dollar and the euro', async () => {
    for (const id of ['19002', '18988', '19000', '18998']) {
      expect((await dailyBars(market, id, '2026-11-02', '2026-11-23')).ohlc).toHaveLength(16);
    }
  });
});
