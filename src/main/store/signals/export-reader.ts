import type { Reader } from '../file/connection';

/** What only an export asks for, because the window never shows it for all instruments at once. */
export interface ExportReader {
  /** The whole company's value by orderbook id. Units: SEK. Missing: not in the map. */
  marketCaps(): ReadonlyMap<string, number>;
  /** Days whose stored close was replaced by a later answer of the data source. */
  correctedDays(orderbookId: string): ReadonlySet<string>;
  /** The host that the newest answered request went to; null before the first. */
  newestHost(): string | null;
}

export function createExportReader(reader: Reader): ExportReader {
  const marketCaps = reader.query<[], { orderbookId: string; marketCap: number }>(
    'SELECT orderbook_id AS orderbookId, market_cap AS marketCap FROM instrument WHERE market_cap IS NOT NULL',
  );
  const correctedDays = reader.query<[string], { date: string }>('SELECT DISTINCT date FROM bar_correction WHERE orderbook_id = ?');
  const newestHost = reader.query<[], { host: string }>(
    'SELECT host FROM request_log WHERE status IS NOT NULL ORDER BY request_id DESC LIMIT 1',
  );
  return {
    marketCaps: () => new Map(marketCaps.all().map(({ orderbookId, marketCap }) => [orderbookId, marketCap])),
    correctedDays: (orderbookId) => new Set(correctedDays.all(orderbookId).map(({ date }) => date)),
    newestHost: () => newestHost.get()?.host ?? null,
  };
}
