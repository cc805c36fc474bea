import { describe, expect, it } from 'vitest';
import { epochDay, toIsoDate } from '@core/time/epoch-day';
import { createInputHasher } from '../../src/main/store/market/input-hash';
import { createInstrumentWriter } from '../../src/main/store/market/instrument-writer';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createMarketReader } from '../../src/main/store/market/market-reader';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { createWatchWriter } from '../../src/main/store/records/watchlist';
import type { Writer } from '../../src/main/store/file/connection';
import { sliceBars } from '@core/domain/price';
import { barsOf, day, instrument, snapshot, walk } from './fixtures';
import { addInstruments, createFundamentalWriters, openTestWriter } from './helpers';
import { barsFrom } from '../helpers/bar-source';

describe('instruments', () => {
  it('come in instrument order: the shorter id first, then character by character', () => {
    const writer = openTestWriter();
    const instruments = createInstrumentWriter(writer);
    for (const id of ['10', '9', '100', '11', '1']) instruments.upsert(instrument(id));
    expect(createInstrumentReader(writer).all().map((each) => each.orderbookId)).toEqual(['1', '9', '10', '11', '100']);
  });

  it('D13: give back every field', () => {
    const writer = openTestWriter();
    const odd = instrument('7', {
      isin: null, companyId: null, marketPlace: null, list: null, currency: null, countryCode: null, sectors: [],
      preferred: true, depositoryReceipt: true, tradable: null, status: 'delisted', type: 'INDEX', name: 'Å“ö”🐟',
    });
    createInstrumentWriter(writer).upsert(odd);
    expect(createInstrumentReader(writer).byId('7')).toEqual({ ...odd, firstBar: null, lastBar: null });
  });

  it('keep their bars and their number when they are updated, and say whether anything changed', () => {
    const writer = openTestWriter();
    const instruments = createInstrumentWriter(writer);
    instruments.upsert(instrument('1'));
    instruments.upsert(instrument('2'));
    createPriceWriter(writer).appendBars('1', barsOf([['2026-11-20', 5]]));
    expect(instruments.upsert(instrument('1'))).toBe(false);
    expect(instruments.upsert(instrument('1', { name: 'Nytt namn' }))).toBe(true);
    expect(instruments.upsert(instrument('1', { name: 'Nytt namn', isin: null }))).toBe(true);
    expect(createInstrumentReader(writer).byId('1')).toMatchObject({
      name: 'Nytt namn', firstBar: day('2026-11-20'), lastBar: day('2026-11-20'),
    });
    expect(writer.query('SELECT number FROM instrument ORDER BY orderbook_id').all()).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('are found by id, ISIN or ticker, and searched by parts of their name', () => {
    const writer = openTestWriter();
    const instruments = createInstrumentWriter(writer);
    instruments.upsert(instrument('5269', { ticker: 'VOLV B', name: 'Volvo B', isin: 'SE0000115446' }));
    instruments.upsert(instrument('5247', { ticker: 'INVE B', name: 'Investor B', isin: 'SE0015811963' }));
    instruments.upsert(instrument('5300', { ticker: 'ÅLAB', name: 'Återvinning i Ö-vik', isin: 'SE0000000001' }));
    const reading = createInstrumentReader(writer);
    for (const text of ['5269', 'se0000115446', 'volv b', ' VOLV B ']) {
      expect(reading.find(text)?.orderbookId).toBe('5269');
    }
    expect(reading.find('VOLV')).toBeNull();
    expect(reading.search('ÖVIK', 5)).toEqual([]);
    expect(reading.search('ö-VIK', 5).map((each) => each.ticker)).toEqual(['ÅLAB']);
    expect(reading.search('vo', 5).map((each) => each.ticker)).toEqual(['VOLV B']);
    expect(reading.search('v', 1).map((each) => each.ticker)).toEqual(['VOLV B']);
    expect(reading.search("'; DROP TABLE instrument; --", 5)).toEqual([]);
    expect(reading.search('  ', 5)).toEqual([]);
  });

  it('prefer the listed line when a delisted one has the same ticker', () => {
    const writer = openTestWriter();
    const instruments = createInstrumentWriter(writer);
    instruments.upsert(instrument('1', { ticker: 'SAME', status: 'delisted' }));
    instruments.upsert(instrument('2', { ticker: 'SAME' }));
    expect(createInstrumentReader(writer).find('same')?.orderbookId).toBe('2');
  });

  it('are marked when they leave the lists, with their history kept', () => {
    const writer = openTestWriter();
    const ids = addInstruments(writer, 3);
    createPriceWriter(writer).appendBars(ids[0]!, barsOf([['2026-11-20', 5]]));
    const instruments = createInstrumentWriter(writer);
    expect(instruments.markDelisted([ids[0]!, ids[1]!])).toBe(2);
    expect(instruments.markDelisted([ids[0]!])).toBe(0);
    const reading = createInstrumentReader(writer);
    expect(reading.byId(ids[0]!)).toMatchObject({ status: 'delisted', lastBar: day('2026-11-20') });
    expect(reading.coverage('2026-11-20')).toEqual({ oldestBar: null, newestBar: null, listed: 1, current: 0 });
  });

  it('tell how many of the listed stocks have a bar of a session', () => {
    const writer = openTestWriter();
    const ids = addInstruments(writer, 4);
    createInstrumentWriter(writer).upsert(instrument('1', { type: 'INDEX' }));
    const prices = createPriceWriter(writer);
    prices.appendBars('1', barsOf([['2026-11-24', 1]]));
    prices.appendBars(ids[0]!, barsOf([['2026-11-23', 1]]));
    prices.appendBars(ids[1]!, barsOf([['2026-11-20', 1]]));
    expect(createInstrumentReader(writer).coverage('2026-11-23')).toEqual({ oldestBar: '2026-11-20', newestBar: '2026-11-23', listed: 4, current: 1 });
  });
});

describe('fundamentals', () => {
  it('D13: give back every figure, and missing ones as missing', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const bare = Object.fromEntries(Object.keys(snapshot('2026-11-23')).map((key) => [key, null]));
    const fundamentals = createFundamentalWriters(writer);
    for (const each of [snapshot('2026-11-23'), snapshot('2026-11-23', { ...bare, asOf: day('2026-11-23') }), snapshot('2026-11-23', { grossMargin: -0.5, priceEarningsRatio: 0 })]) {
      fundamentals.upsertSnapshot(id!, each);
      expect(createMarketReader(writer).readMarket(day('2026-11-23')).snapshots).toEqual([each]);
    }
  });

  it('say whether they changed and keep the newest market capital on the instrument', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const fundamentals = createFundamentalWriters(writer);
    const cap = writer.query<[], { market_cap: number | null }>('SELECT market_cap FROM instrument');
    expect(fundamentals.upsertSnapshot(id!, snapshot('2026-11-23'))).toBe(true);
    expect(fundamentals.upsertSnapshot(id!, snapshot('2026-11-23'))).toBe(false);
    fundamentals.upsertSnapshot(id!, snapshot('2026-11-20', { marketCapital: { value: 1, currency: 'SEK' } }));
    expect(cap.get()).toEqual({ market_cap: 1.25e9 });
    fundamentals.upsertSnapshot(id!, snapshot('2026-11-24', { marketCapital: { value: 2e9, currency: 'SEK' } }));
    expect(cap.get()).toEqual({ market_cap: 2e9 });
  });

  it('replace yearly points and dividends as a whole, only when something changed', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const fundamentals = createFundamentalWriters(writer);
    const points = [
      { metric: 'sales', financialYear: 2024, knownFrom: day('2025-02-10'), value: 100 },
      { metric: 'netProfit', financialYear: 2024, knownFrom: day('2025-02-10'), value: -5 },
      { metric: 'netProfit', financialYear: 2023, knownFrom: day('2024-05-01'), value: 4.5 },
    ] as const;
    expect(fundamentals.replaceYearly(id!, points)).toBe(true);
    expect(fundamentals.replaceYearly(id!, [...points].reverse())).toBe(false);
    const dividends = [
      { exDate: day('2026-04-10'), amount: 2, currency: 'SEK' },
      { exDate: day('2025-04-10'), amount: 1.5, currency: 'SEK' },
      { exDate: day('2026-04-10'), amount: 2, currency: 'SEK' },
      { exDate: day('2027-04-10'), amount: 3, currency: 'SEK' },
    ];
    expect(fundamentals.replaceDividends(id!, dividends)).toBe(true);
    expect(fundamentals.replaceDividends(id!, dividends)).toBe(false);
    const market = createMarketReader(writer).readMarket(day('2026-11-23'));
    expect(market.yearly[0]).toEqual([points[2], points[1], points[0]]);
    expect(market.dividends[0]).toEqual([dividends[1], dividends[0], dividends[0]]);
    expect(createMarketReader(writer).readMarket(day('2024-12-31')).yearly[0]).toEqual([points[2]]);
    // A metric that the answer does not name keeps its points; one that it names has exactly the new ones.
    fundamentals.replaceYearly(id!, [points[1]]);
    expect(createMarketReader(writer).readMarket(day('2026-11-23')).yearly[0]).toEqual([points[1], points[0]]);
  });
});

describe('the market of a day', () => {
  function marketWith(snapshots: readonly (readonly [date: string, margin: number | null])[], asOf: string) {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const fundamentals = createFundamentalWriters(writer);
    for (const [date, grossMargin] of snapshots) fundamentals.upsertSnapshot(id!, snapshot(date, { grossMargin }));
    return createMarketReader(writer).readMarket(day(asOf));
  }

  it('takes the newest snapshot that is not older than ten days and not younger than the day', () => {
    const dates = [['2026-11-10', 0.1], ['2026-11-12', 0.2], ['2026-11-30', 0.3]] as const;
    expect(marketWith(dates, '2026-11-22').snapshots[0]?.asOf).toBe(day('2026-11-12'));
    expect(marketWith(dates, '2026-11-23').snapshots[0]).toBeNull();
    expect(marketWith(dates, '2026-11-11').snapshots[0]?.asOf).toBe(day('2026-11-10'));
  });

  it('takes the margin of the snapshot nearest to a year ago, the earlier one on a tie', () => {
    const asOf = '2026-11-23';
    const ago = (days: number): string => toIsoDate(epochDay(day(asOf) - days));
    expect(marketWith([[ago(431), 0.1], [ago(329), 0.2]], asOf).grossMarginYearAgo).toEqual([null]);
    expect(marketWith([[ago(430), 0.1]], asOf).grossMarginYearAgo).toEqual([0.1]);
    expect(marketWith([[ago(330), 0.2]], asOf).grossMarginYearAgo).toEqual([0.2]);
    expect(marketWith([[ago(370), 0.1], [ago(360), 0.2]], asOf).grossMarginYearAgo).toEqual([0.1]);
    expect(marketWith([[ago(371), 0.1], [ago(360), 0.2]], asOf).grossMarginYearAgo).toEqual([0.2]);
    expect(marketWith([[ago(365), 0.3], [ago(366), 0.1], [ago(364), 0.2]], asOf).grossMarginYearAgo).toEqual([0.3]);
    expect(marketWith([[ago(365), null], [ago(380), 0.1]], asOf).grossMarginYearAgo).toEqual([0.1]);
  });

  it('offers a market capital to scale only for days before the first snapshot', () => {
    const writer = openTestWriter();
    const ids = addInstruments(writer, 3);
    const prices = createPriceWriter(writer);
    const fundamentals = createFundamentalWriters(writer);
    prices.appendBars(ids[0]!, barsOf([['2026-11-20', 50], ['2026-11-24', 60]]));
    prices.appendBars(ids[1]!, barsOf([['2026-11-01', 7]]));
    prices.appendBars(ids[2]!, barsOf([['2026-11-23', 9]]));
    fundamentals.upsertSnapshot(ids[0]!, snapshot('2026-11-23', { marketCapital: { value: 1e9, currency: 'SEK' } }));
    fundamentals.upsertSnapshot(ids[1]!, snapshot('2026-11-23'));
    fundamentals.upsertSnapshot(ids[2]!, snapshot('2026-11-23', { marketCapital: { value: 1e8, currency: 'EUR' } }));
    fundamentals.putRates('EUR', [{ asOf: day('2026-11-20'), sekPerUnit: 11.5 }]);
    const reading = createMarketReader(writer);
    const before = reading.readMarket(day('2026-10-01'));
    expect(before.firstSnapshot).toBe(day('2026-11-23'));
    expect(before.capProxy).toEqual([
      { marketCapSek: 1e9, day: day('2026-11-23'), closeThen: 50 },
      null,
      { marketCapSek: 11.5e8, day: day('2026-11-23'), closeThen: 9 },
    ]);
    expect(reading.readMarket(day('2026-11-23')).capProxy).toEqual([null, null, null]);
  });

  it('converts a dividend in another currency with the rates of its ex-date, and leaves it as it is without one', () => {
    const writer = openTestWriter();
    const [id] = addInstruments(writer, 1);
    const fundamentals = createFundamentalWriters(writer);
    fundamentals.putRates('EUR', [{ asOf: day('2026-04-07'), sekPerUnit: 11 }]);
    fundamentals.putRates('EUR', [{ asOf: day('2026-11-20'), sekPerUnit: 12 }]);
    const paid = (date: string, amount: number, currency: string) => ({ exDate: day(date), amount, currency });
    fundamentals.replaceDividends(id!, [paid('2025-04-10', 0.5, 'EUR'), paid('2026-04-10', 0.5, 'EUR'), paid('2026-05-11', 0.5, 'EUR'), paid('2026-06-01', 3, 'SEK')]);
    // 0.5 · 11; the rate of 7 April is more than ten days older than 11 May.
    expect(createMarketReader(writer).readMarket(day('2026-11-23')).dividends[0]).toEqual([
      paid('2025-04-10', 0.5, 'EUR'), paid('2026-04-10', 5.5, 'SEK'), paid('2026-05-11', 0.5, 'EUR'), paid('2026-06-01', 3, 'SEK'),
    ]);
  });

  it('knows the rates of the day, the watch list, and bars up to the day alone', () => {
    const writer = openTestWriter();
    const ids = addInstruments(writer, 2);
    createPriceWriter(writer).appendBars(ids[1]!, barsOf([['2026-11-20', 50], ['2026-11-23', 60]]));
    createWatchWriter(writer).follow(ids[1]!);
    const fundamentals = createFundamentalWriters(writer);
    fundamentals.putRates('USD', [{ asOf: day('2026-11-20'), sekPerUnit: 9.5 }]);
    fundamentals.putRates('USD', [{ asOf: day('2026-11-24'), sekPerUnit: 9.6 }]);
    fundamentals.putRates('NOK', [{ asOf: day('2026-11-01'), sekPerUnit: 0.9 }]);
    const market = createMarketReader(writer).readMarket(day('2026-11-22'));
    expect(market.sekPerUnit).toEqual({ SEK: 1, USD: 9.5 });
    expect(market.watchlist).toEqual(new Set([ids[1]]));
    expect([...barsFrom(market.bars, 1, market.asOf).close]).toEqual([50]);
    expect(market.firstSnapshot).toBeNull();
  });
});

describe('the input hash', () => {
  function fill(writer: Writer, order: readonly number[], steps: number): void {
    addInstruments(writer, 0);
    const instruments = createInstrumentWriter(writer);
    const prices = createPriceWriter(writer);
    const fundamentals = createFundamentalWriters(writer);
    for (const index of order) {
      const id = String(5000 + index);
      instruments.upsert(instrument(id));
      const history = walk(index, '2024-01-01', 600);
      for (let step = 0; step < steps; step++) {
        prices.appendBars(id, sliceBars(history, (600 / steps) * step, (600 / steps) * (step + 1)));
      }
      fundamentals.upsertSnapshot(id, snapshot('2026-04-20'));
    }
  }

  function hashOf(writer: Writer, asOf = '2026-04-21'): string {
    return createInputHasher(writer).describe(createMarketReader(writer).readMarket(day(asOf))).hash;
  }

  it('is the same for the same bars and fundamentals, in whatever order and steps they came', () => {
    const [one, two] = [openTestWriter(), openTestWriter()];
    fill(one, [0, 1, 2], 1);
    fill(two, [2, 0, 1], 60);
    expect(hashOf(two)).toBe(hashOf(one));
    expect(hashOf(one)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with any bar, figure, yearly point, dividend, master datum or watched line', () => {
    const writer = openTestWriter();
    fill(writer, [0, 1, 2], 1);
    const fundamentals = createFundamentalWriters(writer);
    const last = sliceBars(walk(1, '2024-01-01', 600), 599, 600);
    const hashes = [hashOf(writer)];
    const touched = { ...last, volume: Float64Array.from(last.volume, (value) => value + 1) };
    createPriceWriter(writer).correctBars('5001', touched, { runId: 'r', detectedAtMs: 0 });
    hashes.push(hashOf(writer));
    fundamentals.upsertSnapshot('5002', snapshot('2026-04-20', { priceBookRatio: 2.2 }));
    hashes.push(hashOf(writer));
    fundamentals.replaceYearly('5002', [{ metric: 'sales', financialYear: 2025, knownFrom: day('2026-02-01'), value: 1 }]);
    hashes.push(hashOf(writer));
    fundamentals.replaceDividends('5000', [{ exDate: day('2026-04-01'), amount: 1, currency: 'SEK' }]);
    hashes.push(hashOf(writer));
    createInstrumentWriter(writer).upsert(instrument('5000', { tradable: 'NOT_TRADABLE' }));
    hashes.push(hashOf(writer));
    createWatchWriter(writer).follow('5000');
    hashes.push(hashOf(writer));
    expect(new Set(hashes).size).toBe(7);
  });

  it('of a past day does not change when later bars arrive, even in the same half-year or in another encoding', () => {
    const writer = openTestWriter();
    addInstruments(writer, 1);
    const prices = createPriceWriter(writer);
    prices.appendBars('5000', barsOf([['2026-01-05', 10], ['2026-01-07', 11]]));
    const before = hashOf(writer, '2026-01-08');
    const odd = barsOf([['2026-01-09', 1.23456789], ['2026-08-03', 12]]);
    prices.appendBars('5000', odd);
    expect(hashOf(writer, '2026-01-08')).toBe(before);
    expect(hashOf(writer, '2026-01-09')).not.toBe(hashOf(writer, '2026-01-08'));
  });
});
