import { nextTradingDay } from '@core/calendar/stockholm-calendar';
import type { ModelHolding } from '@core/domain/signal';
import { raise } from '@core/errors';
import { parseIsoDate, toIsoDate, type IsoDate } from '@core/time/epoch-day';
import type { ExportRequest } from '@shared/dto/export';
import type { StoredRun } from '../../store/signals/stored-run';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';
import { provenanceColumns, setsOf } from './sets';

interface HoldingLine {
  readonly run: StoredRun;
  readonly rebalancedOn: IsoDate;
  readonly holding: ModelHolding;
  /** Its place in the ranking of the run's day; null when it is not ranked any more. */
  readonly rank: number | null;
  readonly isin: string | null;
  readonly ticker: string | null;
  readonly name: string | null;
}

const HOLDING_COLUMNS: readonly ColumnOf<HoldingLine>[] = [
  { name: 'orderbook_id', type: 'text', read: ({ holding }) => holding.orderbookId },
  { name: 'isin', type: 'text', read: ({ isin }) => isin },
  { name: 'ticker', type: 'text', read: ({ ticker }) => ticker },
  { name: 'name', type: 'text', read: ({ name }) => name },
  { name: 'weight', type: 'real', read: ({ holding }) => holding.weight },
  { name: 'held_since', type: 'date', read: ({ holding }) => parseIsoDate(holding.heldSince) },
  { name: 'rank_at_purchase', type: 'integer', read: ({ holding }) => holding.rankAtPurchase },
  { name: 'rank', type: 'integer', read: ({ rank }) => rank },
  { name: 'rebalanced_on', type: 'date', read: ({ rebalancedOn }) => parseIsoDate(rebalancedOn) },
];

/** null: the portfolio has not been formed yet. */
function linesOf({ stores }: ExportContext, run: StoredRun): HoldingLine[] | null {
  const stored = stores.holdings.portfolio(run.strategyId, run.paramsHash, toIsoDate(nextTradingDay(parseIsoDate(run.asOf))));
  if (stored === null) return null;
  const rankOf = new Map<string, number | null>(stores.signals.rows(run).map(({ orderbookId, rank }) => [orderbookId, rank]));
  return stored.holdings.map((holding): HoldingLine => {
    const instrument = stores.instruments.byId(holding.orderbookId);
    const { isin = null, ticker = null, name = null } = instrument ?? {};
    return { run, rebalancedOn: stored.rebalancedOn, holding, rank: rankOf.get(holding.orderbookId) ?? null, isin, ticker, name };
  });
}

/** The stored model portfolios: weight, day and place of each purchase, and its place now; no rows for one that is all cash. Errors: `no-data` before the first rebalance day. */
export function portfolioTable(context: ExportContext, request: ExportRequest): ExportTable {
  const formed = setsOf(context, request).flatMap((run) => {
    const lines = linesOf(context, run);
    return lines === null ? [] : [lines];
  });
  if (formed.length === 0) return raise('no-data', 'No model portfolio has been formed yet.', { remedy: 'It begins on the first rebalance day after the first sync.' });
  return tableOf([...HOLDING_COLUMNS, ...provenanceColumns(context.source)], formed.flat());
}
