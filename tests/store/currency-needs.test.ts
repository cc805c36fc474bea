import { expect, it } from 'vitest';
import { createCurrencyNeedReader } from '../../src/main/store/market/currency-needs';
import { day, snapshot } from './fixtures';
import { addInstruments, createFundamentalWriters, openTestWriter } from './helpers';

it('knows in which currencies something is told: prices, amounts of the last ten days, dividends', () => {
  const writer = openTestWriter();
  const ids = addInstruments(writer, 3);
  const fundamentals = createFundamentalWriters(writer);
  const inCurrency = (capital: string, flow: string) => ({ marketCapital: { value: 1, currency: capital }, operatingCashFlow: { value: 1, currency: flow } });
  fundamentals.upsertSnapshot(ids[0]!, snapshot('2026-11-20', inCurrency('SEK', 'USD')));
  fundamentals.upsertSnapshot(ids[1]!, snapshot('2026-11-09', inCurrency('NOK', 'DKK')));
  fundamentals.replaceDividends(ids[2]!, [{ exDate: day('2019-05-02'), amount: 1, currency: 'EUR' }]);
  const needs = createCurrencyNeedReader(writer);
  expect(needs.upTo(day('2026-11-20'))).toEqual(['EUR', 'USD']);
  expect(needs.upTo(day('2026-11-19'))).toEqual(['DKK', 'EUR', 'NOK']);
});
