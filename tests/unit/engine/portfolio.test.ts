import { describe, expect, it } from 'vitest';
import type { ModelHolding, SignalRow } from '@core/domain/signal';
import { instrumentId } from '@core/domain/instrument';
import { borderPlace, scoreToBorder } from '@core/engine/result/distance-to-target';
import { advanceModelPortfolio, combineModelPortfolios } from '@core/engine/model-portfolio';
import { resolveParams } from '@core/engine/resolve-params';
import { nextRebalance, rebalanceDates, signalDay } from '@core/engine/schedule';
import { createCatalogue } from '@core/strategies/catalogue';
import type { Params } from '@core/strategies/parameter-spec';
import type { ListStrategy } from '@core/strategies/strategy';
import { parseIsoDate, toIsoDate, type IsoDate } from '@core/time/epoch-day';

const catalogue = createCatalogue();

const day = parseIsoDate;

function rows(ids: readonly number[], target: number, details: Partial<Record<number, Partial<SignalRow>>> = {}): SignalRow[] {
  return ids.map((id, place) => ({
    orderbookId: instrumentId(String(id)),
    rank: place + 1,
    score: 1 - place / 100,
    inTarget: place < target,
    targetWeight: place < target ? 1 / target : 0,
    state: null,
    event: null,
    stateSince: null,
    components: {},
    flags: [],
    historyStart: null,
    status: 'OK',
    ...details[id],
  }));
}

function advance(id: string, overrides: Params, holdings: readonly ModelHolding[], ranked: readonly SignalRow[], on: string) {
  const strategy = catalogue.find(id) as ListStrategy;
  return advanceModelPortfolio({ strategy, params: resolveParams(strategy, overrides), holdings, result: { status: 'OK', rows: ranked }, rebalanceDate: day(on) });
}

const holding = (id: number, weight: number, rankAtPurchase: number, since: string): ModelHolding => ({
  orderbookId: instrumentId(String(id)), weight, rankAtPurchase, heldSince: since as IsoDate,
});

describe('rebalance dates', () => {
  const momentum = resolveParams(catalogue.find('sammansatt_momentum'), {});

  it('are the first trading days of the months of the schedule', () => {
    // 1 March 2026 is a Sunday; 1 June, 1 September and 1 December are trading days.
    expect(rebalanceDates(momentum, day('2026-01-01'), day('2026-12-31')).map(toIsoDate)).toEqual(['2026-03-02', '2026-06-01', '2026-09-01', '2026-12-01']);
    expect(toIsoDate(nextRebalance(momentum, day('2026-06-01'))!)).toBe('2026-09-01');
    expect(toIsoDate(nextRebalance(momentum, day('2026-05-31'))!)).toBe('2026-06-01');
  });

  it('take their data from the trading day before', () => {
    expect(toIsoDate(signalDay(day('2026-03-02')))).toBe('2026-02-27');
  });

  it('can be the last trading day, or the trading day on or after a day of the month', () => {
    const on = (rebalanceDay: string | number) => rebalanceDates({ ...momentum, rebalanceMonths: [12], rebalanceDay }, day('2026-01-02'), day('2026-12-31')).map(toIsoDate);
    expect(on('last')).toEqual(['2026-12-30']);
    expect(on(24)).toEqual(['2026-12-28']);
  });

  it('do not exist for strategies without a schedule', () => {
    expect(nextRebalance(resolveParams(catalogue.find('golden_cross'), {}), day('2026-01-02'))).toBeNull();
  });

  it('spread tranches over the year', () => {
    const params = resolveParams(catalogue.find('magic_formula'), { tranches: 4 });
    expect(rebalanceDates(params, day('2026-01-01'), day('2026-12-31')).map(toIsoDate)).toEqual(['2026-01-02', '2026-04-01', '2026-07-01', '2026-10-01']);
  });
});

describe('the model portfolio', () => {
  it('starts with the target list', () => {
    const held = advance('dual_momentum', { n: 2 }, [], rows([5, 6, 7], 2), '2026-09-01');
    expect(held).toEqual([holding(5, 0.5, 1, '2026-09-01'), holding(6, 0.5, 2, '2026-09-01')]);
  });

  it('keeps what is inside the band, with the day and rank of its purchase', () => {
    const before = [holding(7, 0.5, 1, '2026-08-03'), holding(9, 0.5, 2, '2026-08-03')];
    const held = advance('momentum_12_1', { n: 5, keepRank: 5 }, before, rows([5, 6, 7, 8, 10, 9], 5), '2026-09-01');
    expect(held.map(({ orderbookId }) => orderbookId)).toEqual(['5', '6', '7', '8', '10']);
    expect(held[2]).toEqual(holding(7, 0.2, 1, '2026-08-03'));
  });

  it('gives the cash of what was sold to what is bought when kept names keep their shares', () => {
    const before = [1, 2, 3, 4, 5].map((id) => holding(id, id === 1 ? 0.3 : 0.175, id, '2026-08-03'));
    const held = advance('momentum_12_1', { n: 5, keepRank: 5, reweight: 'onlyTrades' }, before, rows([1, 2, 3, 8, 9], 5), '2026-09-01');
    expect(held.map(({ weight }) => Number(weight.toFixed(12)))).toEqual([0.3, 0.175, 0.175, 0.175, 0.175]);
    expect(held.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('sells what no longer clears the hurdle and buys nothing outside the pool', () => {
    const ranked = rows([1, 2, 3], 1, { 2: { flags: ['BELOW_HURDLE'], inTarget: false, targetWeight: 0 }, 3: { score: null } });
    const held = advance('dual_momentum', { n: 3 }, [holding(2, 1 / 3, 1, '2026-08-03')], ranked, '2026-09-01');
    expect(held).toEqual([holding(1, 1 / 3, 1, '2026-09-01')]);
  });

  it('does not change when the ranking could not be made', () => {
    const before = [holding(1, 1, 1, '2026-08-03')];
    const strategy = catalogue.find('dual_momentum') as ListStrategy;
    const input = { strategy, params: resolveParams(strategy, {}), holdings: before, rebalanceDate: day('2026-09-01') };
    expect(advanceModelPortfolio({ ...input, result: { status: 'INSUFFICIENT_DATA', rows: [] } })).toBe(before);
  });

  it('replaces only the tranche that is twelve months old', () => {
    const params = { n: 6, tranches: 2 };
    const first = advance('magic_formula', params, [], rows([1, 2, 3, 4], 4), '2026-01-02');
    expect(first.map(({ orderbookId }) => orderbookId)).toEqual(['1', '2', '3']);
    const second = advance('magic_formula', params, first, rows([2, 4, 5, 6, 7], 5), '2026-07-01');
    expect(second.map(({ orderbookId }) => orderbookId)).toEqual(['1', '2', '3', '4', '5', '6']);
    const third = advance('magic_formula', params, second, rows([1, 4, 8, 9], 4), '2027-01-04');
    expect(third.map(({ orderbookId }) => orderbookId)).toEqual(['4', '5', '6', '1', '8', '9']);
    expect(third.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('knows a tranche by its month also where the day of the month falls on the next one', () => {
    const params = { n: 6, tranches: 2, rebalanceMonths: [2], rebalanceDay: 28 };
    // 28 February 2027 is a Sunday, so that the tranche of February was bought in March.
    const before = [holding(1, 1 / 6, 1, '2027-03-01'), holding(2, 1 / 6, 1, '2027-08-30')];
    const held = advance('magic_formula', params, before, rows([3, 4, 5], 3), '2028-02-28');
    expect(held.map(({ orderbookId }) => orderbookId)).toEqual(['2', '3', '4', '5']);
  });

  it('of a combination is the weighted sum of those of its lists', () => {
    const combined = combineModelPortfolios(
      [[holding(1, 0.1, 4, '2026-03-02')], [holding(1, 0.1, 2, '2026-06-01'), holding(2, 0.1, 1, '2026-03-02')]],
      [0.25, 0.25],
    );
    expect(combined).toEqual([holding(1, 0.05, 2, '2026-03-02'), holding(2, 0.025, 1, '2026-03-02')]);
  });
});

describe('the border of the target', () => {
  it('is the last place inside for one outside, and the first outside for one inside', () => {
    expect(borderPlace(4, 2)).toBe(2);
    expect(borderPlace(3, 2)).toBe(2);
    expect(borderPlace(2, 2)).toBe(3);
    expect(borderPlace(1, 2)).toBe(3);
  });

  it('is as far away as the scores differ, where both have one', () => {
    expect(scoreToBorder({ rank: 4, score: 0.96 }, { rank: 2, score: 0.98 })).toBeCloseTo(0.02, 12);
    expect(scoreToBorder({ rank: 4, score: null }, { rank: 2, score: 0.98 })).toBeNull();
    expect(scoreToBorder({ rank: 4, score: 0.96 }, { rank: 2, score: null })).toBeNull();
    expect(scoreToBorder({ rank: 1, score: 0.96 }, null)).toBeNull();
  });
});
