import type { Instrument } from '@core/domain/instrument';
import type { Writer } from '../file/connection';
import { foldForSearch } from './instruments';

/** An instrument as a sync delivers it; what its bars say is the price store's to know. */
export type InstrumentRecord = Omit<Instrument, 'firstBar' | 'lastBar'>;

export interface InstrumentWriter {
  /** Adds or updates a line; true when anything changed. Keeps its number, `first_bar` and `last_bar`. */
  upsert(instrument: InstrumentRecord): boolean;
  /** Marks lines that the source no longer knows; their history stays. Returns how many were listed until now. */
  markDelisted(orderbookIds: readonly string[]): number;
  /** Takes lines off their list: traded elsewhere now, part of no universe. Returns how many were on one. */
  markUnlisted(orderbookIds: readonly string[]): number;
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
