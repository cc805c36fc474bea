import type { ExportRequest } from '@shared/dto/export';
import type { StoredRun } from '../../store/signals/stored-run';
import type { LabelledChange } from '../../store/signals/stored-signal';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';
import { provenanceColumns, setsOf } from './sets';

interface ChangeLine {
  readonly run: StoredRun;
  readonly change: LabelledChange;
}

const CHANGE_COLUMNS: readonly ColumnOf<ChangeLine>[] = [
  { name: 'change', type: 'text', read: ({ change }) => change.change },
  { name: 'reason', type: 'text', read: ({ change }) => change.reason },
  { name: 'orderbook_id', type: 'text', read: ({ change }) => change.orderbookId },
  { name: 'isin', type: 'text', read: ({ change }) => change.isin },
  { name: 'ticker', type: 'text', read: ({ change }) => change.ticker },
  { name: 'name', type: 'text', read: ({ change }) => change.name },
  { name: 'rank', type: 'integer', read: ({ change }) => change.rank },
  { name: 'previous_rank', type: 'integer', read: ({ change }) => change.previousRank },
];

/** What entered, left and moved since the set before, with the class of the reason; what stayed is left out. */
export function changesTable(context: ExportContext, request: ExportRequest): ExportTable {
  const lines = setsOf(context, request).flatMap((run) =>
    context.stores.signals
      .changes(run)
      .filter((change) => change.change !== 'kept')
      .map((change): ChangeLine => ({ run, change })),
  );
  return tableOf([...CHANGE_COLUMNS, ...provenanceColumns(context.source)], lines);
}
