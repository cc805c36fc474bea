import type { YearlyMetric, YearlyPoint } from '@core/domain/fundamentals';
import type { Market } from '@core/domain/market';
import { claimFreely, type ClaimBytes } from '@core/memory/byte-budget';
import { DAILY_COLUMN_NAMES, type Dividend } from '@core/domain/price';
import { epochDay, parseIsoDate, toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import { createFigureReader } from './figures';
import { createInstrumentReader } from './instruments';
import { createPriceBlockReader } from '../prices/price-block-reader';
import { createPriceReader, type PriceReader } from '../prices/price-reader';
import { createWatchReader } from '../records/watchlist';

const SNAPSHOT_MAX_AGE_DAYS = 10;
const YEAR_AGO_DAYS = 365;
const YEAR_AGO_WINDOW_DAYS = { nearest: 330, farthest: 430 };
const RATE_MAX_AGE_DAYS = 10;
const BAR_MAX_AGE_DAYS = 10;

export interface MarketReader {
  /**
   * Everything that a computation for `asOf` may look at, as it was known on that day.
   * The bars come from a buffer that the next read overwrites.
   * Cost: a few statements per instrument; bars are read only when the computation asks for them.
   */
  readMarket(asOf: EpochDay): Market;
}

interface MarginRow {
  readonly asOf: string;
  readonly grossMargin: number;
}

interface FirstCapRow {
  readonly asOf: string;
  readonly marketCapital: number;
  readonly currency: string;
}

interface YearlyRow {
  readonly metric: YearlyMetric;
  readonly financialYear: number;
  readonly knownFrom: string;
  readonly value: number;
}

function createFundamentalQueries(reader: Reader) {
  return {
    marginBefore: reader.query<[string, string, string], MarginRow>(
      `SELECT as_of AS asOf, gross_margin AS grossMargin FROM fundamental_snapshot
       WHERE orderbook_id = ? AND as_of BETWEEN ? AND ? AND gross_margin IS NOT NULL ORDER BY as_of DESC LIMIT 1`,
    ),
    marginAfter: reader.query<[string, string, string], MarginRow>(
      `SELECT as_of AS asOf, gross_margin AS grossMargin FROM fundamental_snapshot
       WHERE orderbook_id = ? AND as_of BETWEEN ? AND ? AND gross_margin IS NOT NULL ORDER BY as_of LIMIT 1`,
    ),
    firstCap: reader.query<[string], FirstCapRow>(
      `SELECT as_of AS asOf, market_capital AS marketCapital, market_capital_currency AS currency
       FROM fundamental_snapshot WHERE orderbook_id = ? AND market_capital IS NOT NULL ORDER BY as_of LIMIT 1`,
    ),
    firstDay: reader.query<[], { day: string | null }>(
      `SELECT min((SELECT as_of FROM fundamental_snapshot AS own WHERE own.orderbook_id = instrument.orderbook_id
                   ORDER BY as_of LIMIT 1)) AS day FROM instrument`,
    ),
    yearly: reader.query<[string, string], YearlyRow>(
      `SELECT metric, financial_year AS financialYear, known_from AS knownFrom, value FROM yearly_point
       WHERE orderbook_id = ? AND known_from <= ? ORDER BY metric, financial_year`,
    ),
    dividends: reader.query<[string, string], DividendRow>(
      `SELECT ex_date AS exDate, amount, currency FROM dividend
       WHERE orderbook_id = ? AND ex_date <= ? ORDER BY ex_date, ordinal`,
    ),
    rates: reader.query<[string, string], { currency: string; sekPerUnit: number }>(
      `SELECT currency, sek_per_unit AS sekPerUnit FROM currency_rate
       WHERE as_of BETWEEN ? AND ? ORDER BY currency, as_of`,
    ),
  };
}

type FundamentalQueries = ReturnType<typeof createFundamentalQueries>;

function daysBefore(day: EpochDay, days: number): string {
  return toIsoDate(epochDay(day - days));
}

/** The margin nearest to 365 days ago, the earlier one when two are equally near. */
function readMarginYearAgo(queries: FundamentalQueries, orderbookId: string, asOf: EpochDay): number | null {
  const middle = asOf - YEAR_AGO_DAYS;
  const before = queries.marginBefore.get(
    orderbookId, daysBefore(asOf, YEAR_AGO_WINDOW_DAYS.farthest), toIsoDate(epochDay(middle)),
  );
  const after = queries.marginAfter.get(
    orderbookId, toIsoDate(epochDay(middle + 1)), daysBefore(asOf, YEAR_AGO_WINDOW_DAYS.nearest),
  );
  if (before === undefined || after === undefined) return (before ?? after)?.grossMargin ?? null;
  const isAfterNearer = parseIsoDate(after.asOf) - middle < middle - parseIsoDate(before.asOf);
  return (isAfterNearer ? after : before).grossMargin;
}

function readRates(queries: FundamentalQueries, asOf: EpochDay): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const row of queries.rates.all(daysBefore(asOf, RATE_MAX_AGE_DAYS), toIsoDate(asOf))) {
    rates[row.currency] = row.sekPerUnit;
  }
  rates.SEK = 1;
  return rates;
}

function readCapProxy(
  queries: FundamentalQueries, prices: PriceReader, orderbookId: string,
): Market['capProxy'][number] {
  const first = queries.firstCap.get(orderbookId);
  if (first === undefined || first.marketCapital <= 0) return null;
  const day = parseIsoDate(first.asOf);
  const rate = first.currency === 'SEK' ? 1 : readRates(queries, day)[first.currency];
  if (rate === undefined) return null;
  const bars = prices.read(orderbookId, day);
  const last = bars.date.length - 1;
  if (last < 0 || day - bars.date[last]! > BAR_MAX_AGE_DAYS) return null;
  return { marketCapSek: first.marketCapital * rate, day, closeThen: bars.close[last]! };
}

/** A report's figures all became known on the same few days: each is parsed once for the whole market. */
function createYearlyReader(): (row: YearlyRow) => YearlyPoint {
  const days = new Map<string, EpochDay>();
  return ({ metric, financialYear, knownFrom, value }) => {
    const day = days.get(knownFrom) ?? parseIsoDate(knownFrom);
    days.set(knownFrom, day);
    return { metric, financialYear, knownFrom: day, value };
  };
}

interface DividendRow {
  readonly exDate: string;
  readonly amount: number;
  readonly currency: string;
}

/**
 * Turns stored dividends into those of a listing currency. One in another currency is converted with the rates that
 * were stored around its ex-date; without them, as for all days before the first sync, it keeps its own currency and
 * the computation leaves it out and says so.
 */
function createDividendReader(queries: FundamentalQueries): (row: DividendRow, currency: string | null) => Dividend {
  const ratesOf = new Map<string, Readonly<Record<string, number>>>();
  return (row, currency) => {
    const exDate = parseIsoDate(row.exDate);
    if (currency === null || row.currency === currency) return { ...row, exDate };
    const rates = ratesOf.get(row.exDate) ?? readRates(queries, exDate);
    ratesOf.set(row.exDate, rates);
    const ratio = (rates[row.currency] ?? Number.NaN) / (rates[currency] ?? Number.NaN);
    return Number.isFinite(ratio) ? { exDate, amount: row.amount * ratio, currency } : { ...row, exDate };
  };
}

export function createMarketReader(reader: Reader, claimBytes: ClaimBytes = claimFreely): MarketReader {
  const instruments = createInstrumentReader(reader);
  const figures = createFigureReader(reader);
  const prices = createPriceReader(reader, claimBytes);
  const blocks = createPriceBlockReader(reader, claimBytes);
  const watch = createWatchReader(reader);
  const queries = createFundamentalQueries(reader);

  return {
    readMarket(asOf) {
      const listed = instruments.all();
      const ids = listed.map((instrument) => instrument.orderbookId);
      const day = toIsoDate(asOf);
      const firstDay = queries.firstDay.get()?.day ?? null;
      const firstSnapshot = firstDay === null ? null : parseIsoDate(firstDay);
      const sekPerUnit = readRates(queries, asOf);
      const toDividend = createDividendReader(queries);
      const toYearlyPoint = createYearlyReader();
      // The proxy scales a figure back in time; from the first snapshot on there are real figures.
      const needsProxy = firstSnapshot !== null && asOf < firstSnapshot;
      return {
        asOf,
        instruments: listed,
        bars: {
          forEach: (upTo, visit) => {
            blocks.forEach(ids, { upTo, columns: DAILY_COLUMN_NAMES }, visit);
          },
        },
        snapshots: ids.map((id) => figures.newest(id, { from: daysBefore(asOf, SNAPSHOT_MAX_AGE_DAYS), upTo: day })),
        grossMarginYearAgo: ids.map((id) => readMarginYearAgo(queries, id, asOf)),
        yearly: ids.map((id) => queries.yearly.all(id, day).map(toYearlyPoint)),
        dividends: listed.map(({ orderbookId, currency }) => queries.dividends.all(orderbookId, day).map((row) => toDividend(row, currency))),
        sekPerUnit,
        firstSnapshot,
        capProxy: ids.map((id) => (needsProxy ? readCapProxy(queries, prices, id) : null)),
        watchlist: new Set(watch.all()),
      };
    },
  };
}
