import { type Instrument, instrumentId } from '@core/domain/instrument';
import { parseIsoDate } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';

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
  readonly oldestBar: string | null;
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
export function foldForSearch(text: string): string {
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
    `SELECT min(first_bar) AS oldestBar, max(last_bar) AS newestBar, count(*) AS listed, count(CASE WHEN last_bar >= ? THEN 1 END) AS current
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
    coverage: (session) => coverage.get(session) ?? { oldestBar: null, newestBar: null, listed: 0, current: 0 },
  };
}
