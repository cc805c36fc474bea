import type { Failure } from '../errors';
import type { Result } from '../result';
import type { EpochDay } from '../time/epoch-day';
import type { FundamentalSnapshot, YearlyPoint } from './fundamentals';
import type { InstrumentId } from './instrument';
import type { Dividend, RawBar } from './price';

/** A row of the stock list: who is listed where. ISIN and list name come with the stock's own page. */
export interface ListedStock {
  readonly orderbookId: InstrumentId;
  readonly companyId: string | null;
  readonly type: string;
  readonly name: string;
  readonly ticker: string;
  readonly currency: string | null;
  readonly countryCode: string | null;
}

/** A stock's or an index's page: master data and today's figures. */
export interface StockPage {
  readonly orderbookId: InstrumentId;
  readonly isin: string | null;
  readonly name: string;
  readonly ticker: string;
  readonly type: string;
  readonly list: string | null;
  readonly currency: string | null;
  readonly countryCode: string | null;
  /** An empty list says that it has none; null says nothing. */
  readonly sectors: readonly string[] | null;
  readonly tradable: string | null;
  /** Everything but the session it belongs to, which only the caller knows. */
  readonly figures: Omit<FundamentalSnapshot, 'asOf'>;
}

export interface StockDetails {
  readonly preferred: boolean;
  readonly depositoryReceipt: boolean;
  readonly companyId: string | null;
  /** Past and announced, ascending by ex-date. */
  readonly dividends: readonly Dividend[];
}

export interface SearchHit {
  readonly orderbookId: InstrumentId;
  readonly type: string;
  readonly title: string;
  readonly countryCode: string | null;
}

/**
 * The market data provider as the sync sees it. Every call is one or a few read-only requests, obeys the
 * rate limit, and answers with a value or a failure; it never throws for what the network can do.
 */
export interface MarketDataClient {
  /** All lines of one list (`se.xsto.mid cap stockholm`), paged to the end. */
  listStocks(marketPlace: string): Promise<Result<readonly ListedStock[], Failure>>;
  stock(id: InstrumentId): Promise<Result<StockPage, Failure>>;
  index(id: InstrumentId): Promise<Result<StockPage, Failure>>;
  details(id: InstrumentId): Promise<Result<StockDetails, Failure>>;
  /** Usable yearly points only, ascending by metric and financial year. */
  analysis(id: InstrumentId): Promise<Result<readonly YearlyPoint[], Failure>>;
  /** Daily bars of the days from … to, both included, in chunks the provider accepts, ascending. */
  dailyBars(id: InstrumentId, from: EpochDay, to: EpochDay): Promise<Result<readonly RawBar[], Failure>>;
  /** What a currency pair is called: `USD/SEK`. */
  pairName(id: InstrumentId): Promise<Result<string, Failure>>;
  /** As `dailyBars`, of a currency pair: only the closes are promised. */
  pairBars(id: InstrumentId, from: EpochDay, to: EpochDay): Promise<Result<readonly RawBar[], Failure>>;
  /**
   * The names of the sector tree that came with the lists asked for so far, for the check of configured sector names.
   * Missing: empty before the first list, and when the provider sends no tree.
   */
  sectorNames(): ReadonlySet<string>;
  search(query: string): Promise<Result<readonly SearchHit[], Failure>>;
}

/** Whose prices a data folder holds: Avanza's, or those of a market on this computer (the demo, a test). */
export type DataSource = 'avanza' | 'this-computer';

/** One line of the request log: every request that ever left this computer. */
export interface RequestLogEntry {
  readonly startedAtMs: number;
  readonly method: 'GET' | 'POST';
  readonly host: string;
  readonly path: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly bytes: number;
  readonly durationMs: number;
  /** 1 = first try. */
  readonly attempt: number;
  /** Why the answer was not used; null when it was. */
  readonly failureKind: string | null;
}
