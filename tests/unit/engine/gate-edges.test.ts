import { describe, expect, it } from 'vitest';
import { GATE_THRESHOLDS } from '@core/engine/ranking/gates';
import { epochDay } from '@core/time/epoch-day';
import { AS_OF, barsOf, buildMarket, quietHooks, runStrategy, type Line } from '../../golden/market-builder';

const realHooks = quietHooks(GATE_THRESHOLDS);

/*
 * Each gate at its very limit and one name below it. What is needed is worked out by hand: 50 names, 80 % of 60 = 48,
 * 90 % of 60 = 54, twice the places, 1.25 times a pool of 48 = 60 and of 49 = 61.25.
 */
function linesOf(count: number, change: (line: Line, place: number) => Partial<Line> = () => ({})): Line[] {
  return Array.from({ length: count }, (_, place): Line => {
    const line: Line = { id: String(1000 + place), ticker: `T${String(place)}`, cap: 5e9, figures: { evEbitRatio: 5 + place, priceEarningsRatio: 9, priceBookRatio: 2, priceSalesRatio: 1 }, steps: [90, 95, 100, 110 + place] };
    return { ...line, ...change(line, place) };
  });
}

function gateOf(lines: readonly Line[], id = 'acquirers_multiple', overrides = {}): string | null {
  return runStrategy(buildMarket(lines), id, { n: 20, ...overrides }, realHooks).gate?.split(':')[0] ?? null;
}

describe('the data gates at their limits', () => {
  it('50 names are a market', () => {
    expect(gateOf(linesOf(50))).toBeNull();
    expect(gateOf(linesOf(49))).toBe('base-universe');
  });

  it('80 % of the names need a market value', () => {
    const unvalued = (count: number) => linesOf(60, (_, place) => (place < count ? { cap: null } : {}));
    expect(gateOf(unvalued(12))).toBeNull();
    expect(gateOf(unvalued(13))).toBe('fundamentals');
  });

  it('90 % of the candidates need a bar of the day or of the one before', () => {
    const ending = (count: number, day: number) => linesOf(60, (_, place) => (place < count ? { bars: barsOf(() => 100, epochDay(day), 300) } : {}));
    // A Monday: the day before it is the Friday, three days back.
    expect(gateOf(ending(6, AS_OF - 4))).toBeNull();
    expect(gateOf(ending(7, AS_OF - 4))).toBe('prices');
    expect(gateOf(ending(60, AS_OF - 3))).toBeNull();
  });

  it('a price may be ten days old, and is none after eleven', () => {
    const candidates = (day: number) => runStrategy(buildMarket(linesOf(60, (_, place) => (place === 0 ? { bars: barsOf(() => 100, epochDay(day), 300) } : {}))), 'acquirers_multiple', { n: 20 }, realHooks).rows.length;
    expect(candidates(AS_OF - 10)).toBe(60);
    expect(candidates(AS_OF - 11)).toBe(59);
  });

  it('a list needs twice as many names as places, and a quarter more than a pool of fixed size', () => {
    expect(gateOf(linesOf(60), 'acquirers_multiple', { n: 30 })).toBeNull();
    expect(gateOf(linesOf(60), 'acquirers_multiple', { n: 31 })).toBe('eligible');
    expect(gateOf(linesOf(60), 'trendande_varde', { poolSize: 48 })).toBeNull();
    expect(gateOf(linesOf(60), 'trendande_varde', { poolSize: 49 })).toBe('eligible');
    expect(gateOf(linesOf(60), 'trendande_varde', { n: 30, poolSize: 60, poolFraction: 1 })).toBeNull();
  });
});
