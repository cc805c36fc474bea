import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { ExportRequest } from '@shared/dto/export';
import type { InstrumentEventDto } from '@shared/dto/instrument';
import { readInstrument } from '../../handlers/instrument';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';

/** What happened to one share: dividends, restated histories, every strategy's entries and exits; oldest first. */
export function eventsTable(context: ExportContext, { orderbookId }: ExportRequest): ExportTable {
  if (orderbookId === null) return raise('invalid-input', 'Events are those of one share.', { field: 'instrument', remedy: 'Say which one.' });
  const { isin, ticker, lastBar, events } = readInstrument(context, orderbookId);
  const columns: readonly ColumnOf<InstrumentEventDto>[] = [
    { name: 'date', type: 'date', read: ({ date }) => parseIsoDate(date) },
    { name: 'kind', type: 'text', read: ({ kind }) => kind },
    { name: 'strategy_id', type: 'text', read: ({ strategyId }) => strategyId },
    { name: 'reason', type: 'text', read: ({ reason }) => reason },
    { name: 'amount', type: 'real', read: ({ amount }) => amount },
    { name: 'currency', type: 'text', read: ({ currency }) => currency },
    { name: 'orderbook_id', type: 'text', read: () => orderbookId },
    { name: 'isin', type: 'text', read: () => isin },
    { name: 'ticker', type: 'text', read: () => ticker },
    { name: 'as_of', type: 'date', read: () => (lastBar === null ? null : parseIsoDate(lastBar)) },
    { name: 'source', type: 'text', read: () => context.source },
  ];
  return tableOf(columns, events);
}
