import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { ExportRequest } from '@shared/dto/export';
import { chooseVariant, publishedHash, readCatalogue } from '../../handlers/read-context';
import type { StoredRun } from '../../store/signals/stored-run';
import type { ColumnOf } from '../export-table';
import type { ExportContext } from '../export-context';

/** The newest published set of the strategy or variant asked for, or of each strategy. Errors: `no-data` when there is none. */
export function setsOf({ stores }: ExportContext, { strategyId, paramsHash, asOf }: ExportRequest): StoredRun[] {
  if (asOf !== null) parseIsoDate(asOf);
  const chosen =
    strategyId === null
      ? readCatalogue({ stores }).strategies.map((strategy) => ({ strategy, paramsHash: publishedHash(strategy) }))
      : [chooseVariant({ stores }, strategyId, paramsHash ?? undefined)];
  const sets = chosen.flatMap((one) => stores.signals.latest(one.strategy.id, one.paramsHash, asOf ?? undefined) ?? []);
  return sets.length > 0 ? sets : raise('no-data', 'Nothing has been published yet.', { remedy: 'Start a sync first.' });
}

/** Where a row of a set comes from: enough to find the same row again. */
export function provenanceColumns(source: string | null): readonly ColumnOf<{ readonly run: StoredRun }>[] {
  return [
    { name: 'strategy_id', type: 'text', read: ({ run }) => run.strategyId },
    { name: 'as_of', type: 'date', read: ({ run }) => parseIsoDate(run.asOf) },
    { name: 'status', type: 'text', read: ({ run }) => run.status },
    { name: 'source', type: 'text', read: () => source },
    { name: 'engine_version', type: 'integer', read: ({ run }) => run.engineVersion },
    { name: 'params_hash', type: 'text', read: ({ run }) => run.paramsHash },
    { name: 'revision', type: 'integer', read: ({ run }) => run.revision },
    { name: 'run_id', type: 'text', read: ({ run }) => run.runId },
    { name: 'computed_at', type: 'instant', read: ({ run }) => Date.parse(run.computedAt) },
  ];
}
