import { type Instrument, instrumentId } from '@core/domain/instrument';
import { parseIsoDate } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';

/** An instrument as a sync delivers it; what its bars say is the price store's to know. */
export type InstrumentRecord = Omit<Instrument, 'firstBar' | 'lastBar'>;

/** The columns of `instrument` that make an Instrument. */
interface InstrumentRow {
  readonly orderbook_id: string;
  readonly isin: string | null;
  readonly ticker: string;
  readonly name: string;
  readonly company_id: string | null;
  readonly type: Instrument['type'];
  readonly market_place: string | null;
  readonly list: string | null;
  readonly currency: string | null;
  readonly country_code: string | null;
  readonly sectors: string;
  readonly preferred: number;
  readonly depository_receipt: number;
  readonly tradable: string | null;
  readonly status: Instrument['status'];
  readonly first_bar: string | null;
  readonly last_bar: string | null;
}

/** How fresh the stored bars of the stocks on the lists are. */
export interface BarCoverage {
  readonly newestBar: string | null;
  readonly listed: number;
  /** Listed stocks that have a bar of the session asked for, or a later one. */
  readonly current: number;
}

export interface InstrumentReader {
  /** Every line ever seen, in instrument order (the shorter id first, then character by character). */
  all(): Instrument[];
  byId(orderbookId: string): Instrument | null;
  /** The one line that a person or a script means: by orderbook id, ISIN or ticker, in that order. */
  find(text: string): Instrument | null;
  /** Lines whose ticker, name or ISIN contains the text; best first: exact ticker, prefix, anywhere. */
  search(text: string, limit: number): Instrument[];
  coverage(session: string): BarCoverage;
}

export interface InstrumentWriter {
  /** Adds or updates a line; true when anything changed. Keeps its number, `first_bar` and `last_bar`. */
  upsert(instrument: InstrumentRecord): boolean;
  /** Marks lines that the source no longer knows; their history stays. Returns how many were listed until now. */
  markDelisted(orderbookIds: readonly string[]): number;
  /** Takes lines off their list: traded elsewhere now, part of no universe. Returns how many were on one. */
  markUnlisted(orderbookIds: readonly string[]): number;
}

function toInstrument(row: InstrumentRow): Instrument {
  return {
    orderbookId: instrumentId(row.orderbook_id),
    isin: row.isin,
    ticker: row.ticker,
    name: row.name,
    companyId: row.company_id,
    type: row.type,
    marketPlace: row.market_place,
    list: row.list,
    currency: row.currency,
    countryCode: row.country_code,
    sectors: JSON.parse(row.sectors) as string[],
    preferred: row.preferred === 1,
    depositoryReceipt: row.depository_receipt === 1,
    tradable: row.tradable,
    status: row.status,
    firstBar: row.first_bar === null ? null : parseIsoDate(row.first_bar),
    lastBar: row.last_bar === null ? null : parseIsoDate(row.last_bar),
  };
}

/** SQLite compares only ASCII letters without case; Swedish names need more. */
function foldForSearch(text: string): string {
  return text.toLocaleLowerCase('sv').trim();
}

export function createInstrumentReader(reader: Reader): InstrumentReader {
  const all = reader.query<[], InstrumentRow>(
    'SELECT * FROM instrument ORDER BY length(orderbook_id), orderbook_id',
  );
  const byId = reader.query<[string], InstrumentRow>('SELECT * FROM instrument WHERE orderbook_id = ?');
  const idByIsin = reader.query<[string], { orderbookId: string }>(
    `SELECT orderbook_id AS orderbookId FROM instrument WHERE isin = ?
     ORDER BY status DESC, length(orderbook_id), orderbook_id LIMIT 1`,
  );
  const idByTicker = reader.query<[string], { orderbookId: string }>(
    `SELECT orderbook_id AS orderbookId FROM instrument WHERE ticker = ? COLLATE NOCASE
     ORDER BY status DESC, length(orderbook_id), orderbook_id LIMIT 1`,
  );
  const idsByText = reader.query<[string, string, string, string, number], { orderbookId: string }>(
    `SELECT orderbook_id AS orderbookId FROM instrument WHERE instr(search_text, ?) > 0
     ORDER BY ticker = ? COLLATE NOCASE DESC, instr(search_text, ?) = 1 DESC, instr(search_text, ' ' || ?) > 0 DESC,
       status DESC, length(name), length(orderbook_id), orderbook_id LIMIT ?`,
  );
  const coverage = reader.query<[string], BarCoverage>(
    `SELECT max(last_bar) AS newestBar, count(*) AS listed, count(CASE WHEN last_bar >= ? THEN 1 END) AS current
     FROM instrument WHERE status = 'listed' AND type = 'STOCK' AND market_place IS NOT NULL`,
  );

  function instrumentOf(orderbookId: string): Instrument | null {
    const row = byId.get(orderbookId);
    return row === undefined ? null : toInstrument(row);
  }

  return {
    all: () => all.all().map(toInstrument),
    byId: instrumentOf,
    find(text) {
      const wanted = text.trim();
      const direct = instrumentOf(wanted);
      if (direct !== null) return direct;
      const found = idByIsin.get(wanted.toUpperCase()) ?? idByTicker.get(wanted);
      return found === undefined ? null : instrumentOf(found.orderbookId);
    },
    search(text, limit) {
      const wanted = foldForSearch(text);
      if (wanted === '') return [];
      return idsByText
        .all(wanted, wanted, wanted, wanted, limit)
        .flatMap(({ orderbookId }) => instrumentOf(orderbookId) ?? []);
    },
    coverage: (session) => coverage.get(session) ?? { newestBar: null, listed: 0, current: 0 },
  };
}

type UpsertParams = [
  orderbookId: string, isin: string | null, ticker: string, name: string, list: string | null, sector: string | null,
  currency: string | null, preferred: number, status: string, companyId: string | null, type: string,
  marketPlace: string | null, countryCode: string | null, sectors: string, depositoryReceipt: number,
  tradable: string | null, searchText: string,
];

export function createInstrumentWriter(writer: Writer): InstrumentWriter {
  const upsert = writer.command<UpsertParams>(
    `INSERT INTO instrument (orderbook_id, isin, ticker, name, list, sector, currency, preferred, status, company_id,
       type, market_place, country_code, sectors, depository_receipt, tradable, search_text, number)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM instrument))
     ON CONFLICT (orderbook_id) DO UPDATE SET isin = excluded.isin, ticker = excluded.ticker, name = excluded.name,
       list = excluded.list, sector = excluded.sector, currency = excluded.currency, preferred = excluded.preferred,
       status = excluded.status, company_id = excluded.company_id, type = excluded.type,
       market_place = excluded.market_place, country_code = excluded.country_code, sectors = excluded.sectors,
       depository_receipt = excluded.depository_receipt, tradable = excluded.tradable,
       search_text = excluded.search_text
     WHERE (instrument.isin, instrument.ticker, instrument.name, instrument.list, instrument.sector,
       instrument.currency, instrument.preferred, instrument.status, instrument.company_id, instrument.type,
       instrument.market_place, instrument.country_code, instrument.sectors, instrument.depository_receipt,
       instrument.tradable, instrument.search_text)
       IS NOT (excluded.isin, excluded.ticker, excluded.name, excluded.list, excluded.sector,
       excluded.currency, excluded.preferred, excluded.status, excluded.company_id, excluded.type,
       excluded.market_place, excluded.country_code, excluded.sectors, excluded.depository_receipt,
       excluded.tradable, excluded.search_text)`,
  );
  const delist = writer.command<[string]>(
    "UPDATE instrument SET status = 'delisted' WHERE orderbook_id = ? AND status = 'listed'",
  );

  const unlist = writer.command<[string]>(
    'UPDATE instrument SET market_place = NULL, list = NULL WHERE orderbook_id = ? AND market_place IS NOT NULL',
  );

  function markEach(command: typeof delist, orderbookIds: readonly string[]): number {
    return writer.atomically(() => {
      let marked = 0;
      for (const orderbookId of orderbookIds) marked += command.run(orderbookId).changes;
      return marked;
    });
  }

  return {
    upsert(instrument) {
      const searchText = foldForSearch(`${instrument.ticker} ${instrument.name} ${instrument.isin ?? ''}`);
      return (
        upsert.run(
          instrument.orderbookId, instrument.isin, instrument.ticker, instrument.name, instrument.list,
          instrument.sectors[0] ?? null, instrument.currency, instrument.preferred ? 1 : 0, instrument.status,
          instrument.companyId, instrument.type, instrument.marketPlace, instrument.countryCode,
          JSON.stringify(instrument.sectors), instrument.depositoryReceipt ? 1 : 0, instrument.tradable, searchText,
        ).changes > 0
      );
    },
    markDelisted: (orderbookIds) => markEach(delist, orderbookIds),
    markUnlisted: (orderbookIds) => markEach(unlist, orderbookIds),
  };
}
