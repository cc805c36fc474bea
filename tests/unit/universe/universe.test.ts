import { describe, expect, it } from 'vitest';
import { epochDay, parseIsoDate, subMonths } from '@core/time/epoch-day';
import { AS_OF, barsOf, buildMarket, filtersOf, runStrategy, tickersOf, type Line } from '../../golden/market-builder';

const eligible = (lines: readonly Line[], overrides = {}, options = {}) => {
  const market = buildMarket(lines, options);
  const result = runStrategy(market, 'dual_momentum', { riskFreeAnnual: -0.02, ...overrides });
  return { market, result, tickers: tickersOf(market, result.rows).sort() };
};

describe('the universe of a list', () => {
  it('takes in the lists below a market place code, and not a code that merely begins alike', () => {
    const { tickers } = eligible([
      { id: '1', ticker: 'MID', marketPlace: 'se.xsto.mid cap stockholm' },
      { id: '2', ticker: 'SELF', marketPlace: 'se.fnse' },
      { id: '3', ticker: 'ALIKE', marketPlace: 'se.xstoother' },
      { id: '4', ticker: 'NONE', marketPlace: null },
    ]);
    expect(tickers).toEqual(['MID', 'SELF']);
  });

  it('does not let a suspended B line take its company with it', () => {
    const market = buildMarket([
      { id: '1', ticker: 'CO A', companyId: 'co' },
      { id: '2', ticker: 'CO B', companyId: 'co', tradable: 'NOT_TRADABLE' },
    ]);
    const result = runStrategy(market, 'sammansatt_momentum', { fScoreMode: 'off' });
    expect(tickersOf(market, result.rows)).toEqual(['CO A']);
    expect(filtersOf(market, result, 'CO B').at(-1)).toMatchObject({ name: 'tradable', passed: false, value: 'NOT_TRADABLE' });
  });

  it('passes unknown words for tradable and missing sectors, with a flag', () => {
    const { result } = eligible([{ id: '1', ticker: 'A', tradable: 'SOMETHING_NEW' }]);
    expect(result.rows[0]!.flags).toEqual(['TRADABLE_UNKNOWN']);
    const market = buildMarket([{ id: '1', ticker: 'A', sectors: [] }]);
    expect(runStrategy(market, 'sammansatt_momentum', { fScoreMode: 'off' }).rows[0]!.flags).toEqual(['SECTOR_UNKNOWN']);
  });

  it('shuts out what has left the exchange, but not on a day when it was still listed', () => {
    const gone = { id: '1', ticker: 'GONE', status: 'delisted' } as const;
    const { market, result, tickers } = eligible([{ ...gone, lastBar: AS_OF }]);
    expect(tickers).toEqual([]);
    expect(filtersOf(market, result, 'GONE')).toMatchObject([{ name: 'marketPlace', passed: false, value: 'DELISTED' }]);
    // The departed of many years must not close the gates of those who are left.
    expect(result).toMatchObject({ universeCount: 0, excluded: {} });
    expect(eligible([{ ...gone, lastBar: epochDay(AS_OF + 30) }]).tickers).toEqual(['GONE']);
  });

  it('is made up of the rows and of those that a test shut out', () => {
    const lines: Line[] = [
      { id: '1', ticker: 'LISTED' },
      { id: '2', ticker: 'EURO', currency: 'EUR' },
      { id: '3', ticker: 'PREF', preferred: true },
      { id: '4', ticker: 'SMALL', cap: 1e8 },
      { id: '18988', ticker: 'OMXSPI', type: 'INDEX', cap: null, marketPlace: null },
    ];
    const { rows, universeCount, excluded } = eligible(lines).result;
    expect({ rows: rows.length, universeCount, excluded }).toEqual({
      rows: 1, universeCount: 4, excluded: { currency: 1, instrumentType: 1, marketCap: 1 },
    });
  });

  it('measures the median turnover against its limit', () => {
    // 100 SEK · 1 000 000 shares a day = 100 million.
    expect(eligible([{ id: '1', ticker: 'A' }], { minMedianTurnover: 1e8 }).tickers).toEqual(['A']);
    const { market, result } = eligible([{ id: '1', ticker: 'A' }], { minMedianTurnover: 1e8 + 1e5 });
    expect(filtersOf(market, result, 'A').at(-1)).toEqual({ name: 'medianTurnover', passed: false, value: 1e8, limit: 1e8 + 1e5, margin: -1e5 });
  });

  it('asks for no turnover without a limit, so that one in a currency without a rate shuts nobody out', () => {
    const pound: Line = { id: '1', ticker: 'POUND', currency: 'GBP' };
    expect(eligible([pound], { currency: null }).tickers).toEqual(['POUND']);
    const { market, result } = eligible([pound], { currency: null, minMedianTurnover: 1 });
    expect(filtersOf(market, result, 'POUND').at(-1)).toEqual({ name: 'medianTurnover', passed: false, value: null, limit: 1, margin: null });
  });

  it('says of a share that was never traded that it has no price, and of its turnover that it is nothing', () => {
    const unseen: Line = { id: '1', ticker: 'NEW', bars: barsOf(() => 100, AS_OF, -1) };
    const { market, result } = eligible([unseen]);
    expect(filtersOf(market, result, 'NEW').at(-1)).toMatchObject({ name: 'recentPrice', passed: false, value: null });
    const limited = eligible([{ ...unseen, currency: 'GBP' }], { currency: null, minMedianTurnover: 1 });
    expect(filtersOf(limited.market, limited.result, 'NEW').at(-1)).toEqual({ name: 'medianTurnover', passed: false, value: 0, limit: 1, margin: -1 });
  });

  it('converts market values, and fails a missing one', () => {
    const euro = { marketCapital: { value: 0.2e9, currency: 'EUR' } };
    expect(eligible([{ id: '1', ticker: 'EUR', figures: euro }, { id: '2', ticker: 'NULL', cap: null }]).tickers).toEqual(['EUR']);
  });

  it('flags a price that jumped by more than half within a year', () => {
    expect(eligible([{ id: '1', ticker: 'A', steps: [100, 100, 100, 151] }]).result.rows[0]!.flags).toEqual(['SUSPECT_JUMP']);
    expect(eligible([{ id: '1', ticker: 'A', steps: [100, 100, 100, 150] }]).result.rows[0]!.flags).toEqual([]);
    expect(eligible([{ id: '1', ticker: 'A', steps: [100, 100, 100, 49] }]).result.rows[0]!.flags).toContain('SUSPECT_JUMP');
  });

  it('marks a row whose newest bar is older than the day', () => {
    const bars = barsOf(() => 100, epochDay(AS_OF - 4));
    expect(eligible([{ id: '1', ticker: 'OLD', bars }]).result.rows[0]!.status).toBe('STALE');
  });
});

describe('days before the first own snapshot', () => {
  const asOf = parseIsoDate('2023-03-31');
  const bars = barsOf((day) => (day <= subMonths(asOf, 2) ? 50 : 100), asOf);
  const lines = [{ id: '1', ticker: 'A', cap: null, bars }];
  // 1.2 billion when the price was 200 makes 0.6 billion at 100: above the floor of 0.5 that held before June 2023.
  const capProxy = [{ marketCapSek: 1.2e9, day: parseIsoDate('2026-01-02'), closeThen: 200 }];

  it('refuse what needs fundamentals', () => {
    const market = buildMarket(lines, { asOf, firstSnapshot: parseIsoDate('2026-01-02'), capProxy });
    expect(runStrategy(market, 'magic_formula')).toMatchObject({ status: 'NO_POINT_IN_TIME_DATA', rows: [] });
    expect(runStrategy(market, 'svenska_portfoljen')).toMatchObject({ status: 'NO_POINT_IN_TIME_DATA', rows: [] });
  });

  it('let a price strategy use a market value scaled by the price, flagged', () => {
    const market = buildMarket(lines, { asOf, firstSnapshot: parseIsoDate('2026-01-02'), capProxy });
    const { rows } = runStrategy(market, 'dual_momentum');
    expect(rows[0]!.flags).toEqual(['CAP_PROXY', 'SUSPECT_JUMP']);
    expect(rows[0]!.components.marketCap!.value).toBeCloseTo(0.6e9, 3);
    expect(runStrategy(market, 'dual_momentum', { minMarketCap: 0.7e9 }).rows).toEqual([]);
  });
});

describe('the lower limit on a scaled market value', () => {
  it.each([
    ['2023-05-31', 'dual_momentum', {}, 1],
    ['2023-06-01', 'dual_momentum', {}, 0],
    // Whoever has set a limit gets it, whatever the year.
    ['2023-05-31', 'dual_momentum', { minMarketCap: 1e9 }, 0],
    ['2023-06-01', 'dual_momentum', { minMarketCap: 0.5e9 }, 1],
  ])('is the one of its time: on %s %s %j holds %i', (day, id, params, count) => {
    const asOf = parseIsoDate(day);
    const firstSnapshot = parseIsoDate('2026-01-02');
    const capProxy = [{ marketCapSek: 0.6e9, day: firstSnapshot, closeThen: 100 }];
    const market = buildMarket([{ id: '1', ticker: 'A', cap: null, bars: barsOf(() => 100, asOf) }], { asOf, firstSnapshot, capProxy });
    expect(runStrategy(market, id, params).rows).toHaveLength(count);
  });
});

describe('the universe of a state strategy', () => {
  const lines: Line[] = [
    { id: '1', ticker: 'BIG' },
    { id: '2', ticker: 'SMALL', cap: 1e8 },
    { id: '3', ticker: 'WATCHED', cap: 1e8, currency: 'EUR' },
    { id: '18988', ticker: 'OMXSPI', type: 'INDEX', cap: null, marketPlace: null, currency: null },
    { id: '4', ticker: 'OTHER', type: 'INDEX', cap: null, marketPlace: null },
  ];

  it('adds the watch list and the two indices to the large and liquid', () => {
    const market = buildMarket(lines, { watchlist: ['3'] });
    const result = runStrategy(market, 'golden_cross');
    expect(tickersOf(market, result.rows)).toEqual(['BIG', 'WATCHED', 'OMXSPI']);
    expect(filtersOf(market, result, 'WATCHED')).toEqual([{ name: 'watchlist', passed: true, value: 'WATCHED', limit: null, margin: null }]);
    expect(filtersOf(market, result, 'OMXSPI')[0]!.name).toBe('index');
    expect(result).toMatchObject({ status: 'OK', universeCount: 4, eligibleCount: 3, excluded: { marketCap: 1 } });
    expect(result.rows[0]).toMatchObject({ state: 'FLAT', rank: null, targetWeight: 0, inTarget: false, historyStart: '2024-09-02' });
  });
});
