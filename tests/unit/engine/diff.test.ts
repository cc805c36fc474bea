import { describe, expect, it } from 'vitest';
import { sideOf, type DiffSide } from '@core/engine/change-reason';
import { diffResults } from '@core/engine/diff';
import { epochDay, parseIsoDate } from '@core/time/epoch-day';
import { AS_OF, buildMarket, runStrategy, type Line } from '../../golden/market-builder';

const MONDAY = AS_OF;
const TUESDAY = epochDay(AS_OF + 1);
const path = (last: number) => [100, 100, 100, last];

function result(lines: readonly Line[], asOf = MONDAY, id = 'dual_momentum', overrides = {}): DiffSide {
  return sideOf(runStrategy(buildMarket(lines, { asOf }), id, { n: 2, ...overrides }));
}

const ANNA = { id: '1', ticker: 'ANNA', steps: path(140) };
const BO = { id: '2', ticker: 'BO', steps: path(130) };
const CISSI = { id: '3', ticker: 'CISSI', steps: path(120) };

describe('what changed between two results', () => {
  it('is told name by name, with a rank for those who moved', () => {
    const after = [{ ...ANNA, steps: path(125) }, BO, { ...CISSI, steps: path(128) }];
    expect(diffResults(result([ANNA, BO, CISSI]), result(after, TUESDAY))).toEqual({
      from: '2026-08-31', to: '2026-09-01', entered: ['3'], exited: ['1'], kept: ['2'],
      moved: [{ orderbookId: '2', previousRank: 2, rank: 1, reason: 'price' }], reasons: { 1: 'price', 3: 'price' },
    });
  });

  it('is a matter of the universe when a name is listed, suspended or gone', () => {
    const suspended = { ...ANNA, tradable: 'NOT_TRADABLE' };
    expect(diffResults(result([ANNA, BO, CISSI]), result([suspended, BO, CISSI], TUESDAY)).reasons).toEqual({ 1: 'universe', 3: 'price' });
    expect(diffResults(result([BO, CISSI]), result([ANNA, BO, CISSI], TUESDAY)).reasons).toEqual({ 1: 'universe', 3: 'price' });
    expect(diffResults(result([ANNA, BO, CISSI]), result([BO, CISSI], TUESDAY)).reasons[1]).toBe('universe');
  });

  it('is a matter of a filter when a limit was passed or missed', () => {
    const shrunk = { ...ANNA, cap: 1.99e9 };
    expect(diffResults(result([ANNA, BO, CISSI]), result([shrunk, BO, CISSI], TUESDAY)).reasons[1]).toBe('filter');
    expect(diffResults(result([shrunk, BO, CISSI]), result([ANNA, BO, CISSI], TUESDAY)).reasons[1]).toBe('filter');
  });

  it('is a matter of a report when a figure without a price in it changed', () => {
    const roce = (line: Line, returnOnCapitalEmployed: number) => ({ ...line, figures: { evEbitRatio: 10, returnOnCapitalEmployed } });
    const before = result([roce(ANNA, 0.1), roce(BO, 0.2), roce(CISSI, 0.3)], MONDAY, 'magic_formula', { n: 5 });
    const trimmed = (side: DiffSide): DiffSide => ({ ...side, rows: side.rows.map((row) => ({ ...row, inTarget: row.rank! <= 2 })) });
    const after = result([roce(ANNA, 0.5), roce(BO, 0.2), roce(CISSI, 0.3)], TUESDAY, 'magic_formula', { n: 5 });
    expect(diffResults(trimmed(before), trimmed(after))).toMatchObject({ entered: ['1'], exited: ['2'], reasons: { 1: 'report', 2: 'price' } });
  });

  it('is a matter of a report when the report behind a ratio is newer', () => {
    const multiple = (line: Line, evEbitRatio: number, reported: string) => ({ ...line, figures: { evEbitRatio, reportDate: parseIsoDate(reported) } });
    const trimmed = (side: DiffSide): DiffSide => ({ ...side, rows: side.rows.map((row) => ({ ...row, inTarget: row.rank! <= 1 })) });
    const side = (lines: Line[], asOf: typeof MONDAY) => trimmed(result(lines, asOf, 'acquirers_multiple', { n: 5 }));
    const before = side([multiple(ANNA, 10, '2026-07-15'), multiple(BO, 9, '2026-07-15')], MONDAY);
    expect(diffResults(before, side([multiple(ANNA, 8, '2026-09-01'), multiple(BO, 9, '2026-07-15')], TUESDAY)).reasons).toEqual({ 1: 'report', 2: 'price' });
    expect(diffResults(before, side([multiple(ANNA, 8, '2026-07-15'), multiple(BO, 9, '2026-07-15')], TUESDAY)).reasons).toEqual({ 1: 'price', 2: 'price' });
  });

  it('is told of a combination by what its lists say: a place too low, or a test that each of them fails', () => {
    const figures = { totalDirectYield: 0.05, returnOnEquity: 0.1, returnOnTotalAssets: 0.1, returnOnCapitalEmployed: 0.1, priceEarningsRatio: 10, priceBookRatio: 1, priceSalesRatio: 1 };
    const line = (of: Line, changes: Partial<Line> = {}): Line => ({ ...of, figures, ...changes });
    // One name in each list; without yearly reports the momentum list is empty.
    const side = (lines: Line[], asOf: typeof MONDAY) => result(lines, asOf, 'svenska_portfoljen', { n: 1 });
    const before = side([line(ANNA), line(BO)], MONDAY);
    expect(diffResults(before, side([line(ANNA, { steps: path(125) }), line(BO)], TUESDAY)).reasons).toEqual({ 1: 'price', 2: 'price' });
    expect(diffResults(before, side([line(ANNA, { cap: 1e9 }), line(BO)], TUESDAY)).reasons).toEqual({ 1: 'filter', 2: 'price' });
    expect(diffResults(before, side([line(ANNA, { tradable: 'NOT_TRADABLE' }), line(BO)], TUESDAY)).reasons).toEqual({ 1: 'universe', 2: 'price' });
  });

  it('is a correction when both results are of the same day', () => {
    expect(diffResults(result([ANNA, BO, CISSI]), result([{ ...ANNA, steps: path(110) }, BO, CISSI])).reasons).toEqual({ 1: 'correction', 3: 'correction' });
  });

  it('is a correction when earlier bars of the name were changed since the first day, unless it left the universe', () => {
    const before = result([ANNA, BO, CISSI]);
    const after = [{ ...ANNA, steps: path(125) }, BO, { ...CISSI, steps: path(128) }];
    const diff = (lines: Line[], corrected: string[]) => diffResults(before, result(lines, TUESDAY), new Set(corrected));
    expect(diff(after, ['1']).reasons).toEqual({ 1: 'correction', 3: 'price' });
    expect(diff(after, ['2'])).toMatchObject({ reasons: { 1: 'price', 3: 'price' }, moved: [{ orderbookId: '2', reason: 'correction' }] });
    expect(diff([{ ...ANNA, tradable: 'NOT_TRADABLE' }, BO, CISSI], ['1']).reasons[1]).toBe('universe');
    expect(diff([{ ...ANNA, cap: 1e9 }, BO, CISSI], ['1']).reasons[1]).toBe('correction');
  });

  it('cannot be told between different parameter sets or engine versions', () => {
    const side = result([ANNA]);
    expect(() => diffResults(side, { ...side, engineVersion: side.engineVersion + 1 })).toThrow(/engineVersion/);
    expect(() => diffResults(side, { ...side, paramsHash: 'other' })).toThrow(/paramsHash/);
  });

  it('counts the LONG ones as the target of a state strategy', () => {
    const state = (asOf: typeof MONDAY, last: number) => sideOf(runStrategy(buildMarket([{ ...ANNA, steps: path(last) }], { asOf }), 'golden_cross'));
    expect(diffResults(state(MONDAY, 99), state(TUESDAY, 140))).toMatchObject({ entered: ['1'], exited: [], kept: [] });
  });
});
