import { parseIsoDate, type IsoDate } from '@core/time/epoch-day';
import type { ExportRequest } from '@shared/dto/export';
import type { StoredRun } from '../../store/signals/stored-run';
import type { StoredSignal } from '../../store/signals/stored-signal';
import { batchOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';
import { provenanceColumns, setsOf } from './sets';

interface SignalLine {
  readonly run: StoredRun;
  readonly row: StoredSignal;
}

function dayOf(day: IsoDate | null): number | null {
  return day === null ? null : parseIsoDate(day);
}

const ROW_COLUMNS: readonly ColumnOf<SignalLine>[] = [
  { name: 'rank', type: 'integer', read: ({ row }) => row.rank },
  { name: 'orderbook_id', type: 'text', read: ({ row }) => row.orderbookId },
  { name: 'isin', type: 'text', read: ({ row }) => row.isin },
  { name: 'ticker', type: 'text', read: ({ row }) => row.ticker },
  { name: 'name', type: 'text', read: ({ row }) => row.name },
  { name: 'score', type: 'real', read: ({ row }) => row.score },
  { name: 'in_target', type: 'flag', read: ({ row }) => row.inTarget },
  { name: 'target_weight', type: 'real', read: ({ row }) => row.targetWeight },
  { name: 'state', type: 'text', read: ({ row }) => row.state },
  { name: 'event', type: 'text', read: ({ row }) => row.event },
  { name: 'state_since', type: 'date', read: ({ row }) => dayOf(row.stateSince) },
  { name: 'previous_rank', type: 'integer', read: ({ row }) => row.previousRank },
  { name: 'change', type: 'text', read: ({ row }) => row.change },
  { name: 'reason', type: 'text', read: ({ row }) => row.reason },
  { name: 'quality', type: 'text', read: ({ row }) => [row.status, ...row.flags].join(' ') },
];

/** Sets of different strategies have different figures, which share one column as JSON. */
const COMPONENTS: ColumnOf<SignalLine> = { name: 'components', type: 'text', read: ({ row }) => JSON.stringify(row.components) };

/** One strategy's figures, each with its place and the day of its data. */
function figureColumns(rows: readonly StoredSignal[]): ColumnOf<SignalLine>[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.components)))];
  return names.flatMap((name): ColumnOf<SignalLine>[] => [
    { name, type: 'real', read: ({ row }) => row.components[name]?.value ?? null },
    { name: `${name}_rank`, type: 'real', read: ({ row }) => row.components[name]?.rank ?? null },
    { name: `${name}_as_of`, type: 'date', read: ({ row }) => dayOf(row.components[name]?.asOf ?? null) },
  ]);
}

/** The whole ranking of each set, not only its target; `in_target` tells them apart. */
export function signalsTable(context: ExportContext, request: ExportRequest): ExportTable {
  const { signals } = context.stores;
  const sets = setsOf(context, request);
  const linesOf = (run: StoredRun): SignalLine[] => signals.rows(run).map((row) => ({ run, row }));
  const figures = request.strategyId === null ? [COMPONENTS] : figureColumns(signals.rows(sets[0]!));
  const columns = [...ROW_COLUMNS, ...figures, ...provenanceColumns(context.source)];
  // All sets at once, while one state of the database is seen: a run may publish before the file is written.
  return { columns, batches: sets.map((run) => batchOf(columns, linesOf(run))) };
}
