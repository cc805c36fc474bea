import { LEAVES_BELOW, type Components } from '@core/domain/signal';
import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';
import type { StoredRun } from '../store/signals/stored-run';
import type { LabelledChange, StoredSignal } from '../store/signals/stored-signal';
import type { ChosenVariant, ReadContext } from './read-context';

/** The figures of a row; a row of engine version 1 does not know among how many they were ranked, nor what they add. */
function componentsDto(components: Components): SignalRowDto['components'] {
  const shown: SignalRowDto['components'] = {};
  for (const [name, { value, rank, of, contribution, asOf }] of Object.entries(components)) {
    if (name !== LEAVES_BELOW) shown[name] = { value, rank, of: of ?? null, contribution: contribution ?? null, asOf };
  }
  return shown;
}

/** A stored row as the window and the command line show it. */
export function toRowDto(row: StoredSignal): SignalRowDto {
  return {
    rank: row.rank,
    orderbookId: row.orderbookId,
    isin: row.isin,
    ticker: row.ticker,
    name: row.name,
    score: row.score,
    inTarget: row.inTarget,
    targetWeight: row.targetWeight,
    state: row.state,
    event: row.event,
    stateSince: row.stateSince,
    previousRank: row.previousRank,
    change: row.change === 'moved' ? (row.inTarget ? 'kept' : 'none') : (row.change ?? 'none'),
    components: componentsDto(row.components),
    leavesBelow: row.components[LEAVES_BELOW]?.value ?? null,
    flags: [...row.flags],
    status: row.status,
  };
}

/** What left and has no row any more, because it is no longer in the ranking at all. */
function departedRow(change: LabelledChange): SignalRowDto {
  return {
    rank: change.rank,
    orderbookId: change.orderbookId,
    isin: change.isin,
    ticker: change.ticker,
    name: change.name,
    score: null,
    inTarget: false,
    targetWeight: 0,
    state: null,
    event: null,
    stateSince: null,
    previousRank: change.previousRank,
    change: 'exited',
    components: {},
    leavesBelow: null,
    flags: [],
    status: 'OK',
  };
}

/** Errors: `no-data` before anything has been published for the strategy (on or before the day). */
export function findRun({ stores }: Pick<ReadContext, 'stores'>, { strategy, paramsHash }: ChosenVariant, upTo?: string): StoredRun {
  if (upTo !== undefined) parseIsoDate(upTo);
  return (
    stores.signals.latest(strategy.id, paramsHash, upTo) ??
    raise('no-data', `${strategy.name} has no list${upTo === undefined ? ' yet' : ` for ${upTo} or before`}.`, {
      remedy: explainMissing(stores.signals.latestAttempt(strategy.id, paramsHash)),
    })
  );
}

function explainMissing(attempt: StoredRun | null): string {
  if (attempt === null) return 'Run “kursvakt sync” first.';
  return `The newest attempt (${attempt.asOf}) ended as ${attempt.status}${attempt.gate === null ? '' : `: ${attempt.gate}`}.`;
}

/** The newest list, or that of a day. `all` false: the short answer, what is held, what happened on the day, what left. */
export function readSignals(
  context: ReadContext,
  chosen: ChosenVariant,
  options: { readonly asOf?: string | undefined; readonly all: boolean },
): SignalsDto {
  const { stores } = context;
  const run = findRun(context, chosen, options.asOf);
  const attempt = stores.signals.latestAttempt(run.strategyId, run.paramsHash);
  const stored = (options.all ? stores.signals.rows(run) : stores.signals.news(run)).map(toRowDto);
  const present = new Set(stored.map((row) => row.orderbookId));
  const departed = stores.signals
    .changes(run)
    .filter((change) => change.change === 'exited' && !present.has(change.orderbookId))
    .map(departedRow);
  const isNewer = attempt !== null && attempt.asOf > run.asOf && options.asOf === undefined;
  return {
    strategyId: run.strategyId,
    paramsHash: run.paramsHash,
    asOf: run.asOf,
    status: run.status,
    newestAttempt: isNewer ? { asOf: attempt.asOf, status: attempt.status, gate: attempt.gate } : null,
    computedAt: run.computedAt,
    runId: run.runId,
    engineVersion: run.engineVersion,
    revision: run.revision,
    freshness: context.freshness(),
    universe: { total: run.universe, eligible: run.eligible, excluded: { ...run.excluded } },
    previousAsOf: run.previousAsOf,
    rows: [...stored, ...departed],
  };
}
