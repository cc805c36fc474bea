import type { Instrument } from '@core/domain/instrument';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';

/** Every line ever seen, also those that are no longer listed. */
export function instrumentsTable({ stores, extra, source }: ExportContext): ExportTable {
  const caps = extra.marketCaps();
  const columns: readonly ColumnOf<Instrument>[] = [
    { name: 'orderbook_id', type: 'text', read: (one) => one.orderbookId },
    { name: 'isin', type: 'text', read: (one) => one.isin },
    { name: 'ticker', type: 'text', read: (one) => one.ticker },
    { name: 'name', type: 'text', read: (one) => one.name },
    { name: 'type', type: 'text', read: (one) => one.type },
    { name: 'list', type: 'text', read: (one) => one.list },
    { name: 'sector', type: 'text', read: (one) => one.sectors[0] ?? null },
    { name: 'currency', type: 'text', read: (one) => one.currency },
    { name: 'country', type: 'text', read: (one) => one.countryCode },
    { name: 'market_cap', type: 'real', read: (one) => caps.get(one.orderbookId) ?? null },
    { name: 'preferred', type: 'flag', read: (one) => one.preferred },
    { name: 'depository_receipt', type: 'flag', read: (one) => one.depositoryReceipt },
    { name: 'first_bar', type: 'date', read: (one) => one.firstBar },
    // What is known of the line is as old as its newest bar.
    { name: 'as_of', type: 'date', read: (one) => one.lastBar },
    { name: 'status', type: 'text', read: (one) => one.status },
    { name: 'source', type: 'text', read: () => source },
  ];
  return tableOf(columns, stores.instruments.all());
}
