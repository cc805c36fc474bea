import { parseIsoDate } from '@core/time/epoch-day';
import type { ExportRequest } from '@shared/dto/export';
import type { StoredRun } from '../../store/signals/stored-run';
import type { StoredEvent } from '../../store/signals/signal-history';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';
import { setsOf } from './sets';

/** Forty years of twenty changes a week. */
const MOST_EVENTS = 50_000;

interface EventLine {
  readonly run: StoredRun;
  readonly event: StoredEvent;
}

/** Who came into each list and who left it, newest first: all days there are, where the window shows the newest ones. */
export function historyTable(context: ExportContext, request: ExportRequest): ExportTable {
  const { stores, source } = context;
  const columns: readonly ColumnOf<EventLine>[] = [
    { name: 'as_of', type: 'date', read: ({ event }) => parseIsoDate(event.asOf) },
    { name: 'change', type: 'text', read: ({ event }) => event.change },
    { name: 'reason', type: 'text', read: ({ event }) => event.reason },
    { name: 'orderbook_id', type: 'text', read: ({ event }) => event.orderbookId },
    { name: 'ticker', type: 'text', read: ({ event }) => event.ticker },
    { name: 'name', type: 'text', read: ({ event }) => event.name },
    { name: 'rank', type: 'integer', read: ({ event }) => event.rank },
    { name: 'previous_rank', type: 'integer', read: ({ event }) => event.previousRank },
    { name: 'strategy_id', type: 'text', read: ({ run }) => run.strategyId },
    { name: 'params_hash', type: 'text', read: ({ run }) => run.paramsHash },
    { name: 'source', type: 'text', read: () => source },
  ];
  const lines = setsOf(context, request).flatMap((run) => stores.history.events(run.strategyId, run.paramsHash, MOST_EVENTS).map((event): EventLine => ({ run, event })));
  return tableOf(columns, lines);
}
