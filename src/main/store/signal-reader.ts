import type {
  Components, FilterOutcome, SignalEvent, SignalRow, SignalState, SignalStatus,
} from '@core/domain/signal';
import { instrumentId } from '@core/domain/instrument';
import type { HeldName } from '@core/domain/overlap';
import type { IsoDate } from '@core/time/epoch-day';
import type { Reader } from './connection';
import { toStoredRun, type StoredRun, type StrategyRunRow } from './stored-run';
import type { StoredChange, StoredChangeKind, StoredChangeReason } from './publication';

export type { StoredRun };

export interface InstrumentLabel {
  readonly isin: string | null;
  readonly ticker: string;
  readonly name: string;
}

/** A stored row with its instrument's names and what happened to it since the previous set. */
export interface StoredSignal extends SignalRow, InstrumentLabel {
  readonly previousRank: number | null;
  /** Null when there is no previous set or the row was outside the target in both. */
  readonly change: StoredChangeKind | null;
  readonly reason: StoredChangeReason | null;
}

/** One place of a list and who stands on it, without the figures. */
export interface StoredPlace extends Pick<InstrumentLabel, 'ticker' | 'name'> {
  readonly orderbookId: string;
  readonly rank: number;
  readonly score: number | null;
}

export interface StoredExplanation {
  readonly asOf: IsoDate;
  readonly filters: readonly FilterOutcome[];
}

export interface RankPoint {
  readonly asOf: IsoDate;
  readonly rank: number | null;
  readonly inTarget: boolean;
  readonly score: number | null;
  readonly state: SignalState | null;
}

export type LabelledChange = StoredChange & InstrumentLabel;

export interface RunIdentity {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly asOf: string;
  readonly engineVersion: number;
}

/** Reads published sets. Never computes: all there is to read was written by one publication. */
export interface SignalReader {
  /** The newest set with a list, of the highest engine version; `upTo` (included) limits the day. */
  latest(strategyId: string, paramsHash: string, upTo?: string): StoredRun | null;
  /** The newest attempt of any status: tells why the list is older than the data. */
  latestAttempt(strategyId: string, paramsHash: string): StoredRun | null;
  /** The set of exactly this day, with or without a list, of the highest engine version. */
  ofDay(strategyId: string, paramsHash: string, asOf: string): StoredRun | null;
  /** The set before this one, of the same engine version: sets of different versions are not compared. */
  previous(run: RunIdentity): StoredRun | null;
  /** Headers that a run of the engine published. */
  ofRun(runId: string): StoredRun[];
  /** Lists in rank order, states in instrument order. */
  rows(run: RunIdentity): StoredSignal[];
  /** Of these only what is held, what has left, and what entered or left a state on the day. Cost: O(those rows). */
  news(run: RunIdentity): StoredSignal[];
  row(run: RunIdentity, orderbookId: string): StoredSignal | null;
  /** How many rows the set has. */
  count(run: RunIdentity): number;
  /** The row at one place of a list; null when it is shorter. */
  atRank(run: RunIdentity, rank: number): StoredPlace | null;
  /** Only the names inside the target, without their figures, in rank order. */
  held(run: RunIdentity): HeldName[];
  /** In the order entered, exited, moved, kept, then by rank. */
  changes(run: RunIdentity): LabelledChange[];
  /** Why an instrument is in or out on the newest day; null when it was never looked at. */
  explanation(strategyId: string, paramsHash: string, orderbookId: string): StoredExplanation | null;
  /** Ascending by day; only days with a row for the instrument, of the engine version asked for. */
  rankHistory(strategyId: string, paramsHash: string, engineVersion: number, orderbookId: string, from: string): RankPoint[];
}

interface SignalTableRow extends InstrumentLabel {
  readonly orderbookId: string;
  readonly rank: number | null;
  readonly score: number | null;
  readonly inTarget: number;
  readonly targetWeight: number;
  readonly state: SignalState | null;
  readonly event: SignalEvent | null;
  readonly stateSince: IsoDate | null;
  readonly components: string;
  readonly flags: string;
  readonly historyStart: IsoDate | null;
  readonly status: SignalStatus;
  readonly previousRank: number | null;
  readonly change: StoredChangeKind | null;
  readonly reason: StoredChangeReason | null;
}

function toSignal(row: SignalTableRow): StoredSignal {
  return {
    ...row,
    orderbookId: instrumentId(row.orderbookId),
    inTarget: row.inTarget === 1,
    components: JSON.parse(row.components) as Components,
    flags: JSON.parse(row.flags) as string[],
  };
}

function runOrNull(row: StrategyRunRow | undefined): StoredRun | null {
  return row === undefined ? null : toStoredRun(row);
}

const NO_LIMIT = '9999-12-31';

function createRunQueries(reader: Reader) {
  return {
    latest: reader.query<[string, string, string], StrategyRunRow>(
      `SELECT * FROM strategy_run WHERE strategy_id = ? AND params_hash = ? AND as_of <= ? AND status IN ('OK', 'PARTIAL')
       ORDER BY as_of DESC, engine_version DESC LIMIT 1`,
    ),
    latestAttempt: reader.query<[string, string], StrategyRunRow>(
      `SELECT * FROM strategy_run WHERE strategy_id = ? AND params_hash = ?
       ORDER BY as_of DESC, engine_version DESC LIMIT 1`,
    ),
    ofDay: reader.query<[string, string, string], StrategyRunRow>(
      `SELECT * FROM strategy_run WHERE strategy_id = ? AND params_hash = ? AND as_of = ?
       ORDER BY engine_version DESC LIMIT 1`,
    ),
    previous: reader.query<[string, string, string, number], StrategyRunRow>(
      `SELECT * FROM strategy_run WHERE strategy_id = ? AND params_hash = ? AND as_of < ? AND engine_version = ?
         AND status IN ('OK', 'PARTIAL')
       ORDER BY as_of DESC LIMIT 1`,
    ),
    ofRun: reader.query<[string], StrategyRunRow>(
      `SELECT * FROM strategy_run WHERE run_id = ? ORDER BY strategy_id, params_hash`,
    ),
  };
}

/** CROSS JOIN keeps the order of the tables: from the set to its instruments, whatever the statistics say. */
function createSignalQueries(reader: Reader) {
  return {
    rows: reader.query<[string, string, string, number], SignalTableRow>(
      `SELECT s.orderbook_id AS orderbookId, s.rank, s.score, s.in_target AS inTarget, s.target_weight AS targetWeight,
         s.state, s.event, s.state_since AS stateSince, s.components, s.flags, s.history_start AS historyStart,
         s.status, i.isin, i.ticker, i.name, c.previous_rank AS previousRank, c.change, c.reason
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
         LEFT JOIN signal_change AS c USING (strategy_id, params_hash, as_of, engine_version, orderbook_id)
       WHERE s.strategy_id = ? AND s.params_hash = ? AND s.as_of = ? AND s.engine_version = ?
       ORDER BY s.rank IS NULL, s.rank, length(s.orderbook_id), s.orderbook_id`,
    ),
    news: reader.query<[string, string, string, number], SignalTableRow>(
      `SELECT s.orderbook_id AS orderbookId, s.rank, s.score, s.in_target AS inTarget, s.target_weight AS targetWeight,
         s.state, s.event, s.state_since AS stateSince, s.components, s.flags, s.history_start AS historyStart,
         s.status, i.isin, i.ticker, i.name, c.previous_rank AS previousRank, c.change, c.reason
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
         LEFT JOIN signal_change AS c USING (strategy_id, params_hash, as_of, engine_version, orderbook_id)
       WHERE s.strategy_id = ? AND s.params_hash = ? AND s.as_of = ? AND s.engine_version = ?
         AND (s.in_target = 1 OR s.event IN ('ENTER', 'EXIT') OR c.change = 'exited')
       ORDER BY s.rank IS NULL, s.rank, length(s.orderbook_id), s.orderbook_id`,
    ),
    row: reader.query<[string, string, string, number, string], SignalTableRow>(
      `SELECT s.orderbook_id AS orderbookId, s.rank, s.score, s.in_target AS inTarget, s.target_weight AS targetWeight,
         s.state, s.event, s.state_since AS stateSince, s.components, s.flags, s.history_start AS historyStart,
         s.status, i.isin, i.ticker, i.name, c.previous_rank AS previousRank, c.change, c.reason
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
         LEFT JOIN signal_change AS c USING (strategy_id, params_hash, as_of, engine_version, orderbook_id)
       WHERE s.strategy_id = ? AND s.params_hash = ? AND s.as_of = ? AND s.engine_version = ? AND s.orderbook_id = ?`,
    ),
    atRank: reader.query<[string, string, string, number, number], StoredPlace>(
      `SELECT s.orderbook_id AS orderbookId, i.ticker, i.name, s.rank, s.score
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
       WHERE s.strategy_id = ? AND s.params_hash = ? AND s.as_of = ? AND s.engine_version = ? AND s.rank = ?`,
    ),
    count: reader.query<[string, string, string, number], { count: number }>(
      `SELECT count(*) AS count FROM strategy_signal
       WHERE strategy_id = ? AND params_hash = ? AND as_of = ? AND engine_version = ?`,
    ),
    held: reader.query<[string, string, string, number], HeldName>(
      `SELECT s.orderbook_id AS orderbookId, i.ticker, i.name
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
       WHERE s.strategy_id = ? AND s.params_hash = ? AND s.as_of = ? AND s.engine_version = ? AND s.in_target = 1
       ORDER BY s.rank IS NULL, s.rank, length(s.orderbook_id), s.orderbook_id`,
    ),
    changes: reader.query<[string, string, string, number], LabelledChange>(
      `SELECT c.orderbook_id AS orderbookId, c.change, c.reason, c.previous_rank AS previousRank, c.rank,
         i.isin, i.ticker, i.name
       FROM signal_change AS c CROSS JOIN instrument AS i USING (orderbook_id)
       WHERE c.strategy_id = ? AND c.params_hash = ? AND c.as_of = ? AND c.engine_version = ?
       ORDER BY CASE c.change WHEN 'entered' THEN 0 WHEN 'exited' THEN 1 WHEN 'moved' THEN 2 ELSE 3 END,
         coalesce(c.rank, c.previous_rank), length(c.orderbook_id), c.orderbook_id`,
    ),
    explanation: reader.query<[string, string, string], { asOf: IsoDate; filters: string }>(
      `SELECT as_of AS asOf, filters FROM signal_explanation
       WHERE strategy_id = ? AND params_hash = ? AND orderbook_id = ?`,
    ),
    rankHistory: reader.query<
      [string, number, string, string, string],
      Omit<RankPoint, 'inTarget'> & { readonly inTarget: number }
    >(
      `SELECT r.as_of AS asOf, s.rank, s.score, s.in_target AS inTarget, s.state
       FROM strategy_run AS r CROSS JOIN strategy_signal AS s
         ON s.strategy_id = r.strategy_id AND s.params_hash = r.params_hash AND s.as_of = r.as_of
           AND s.engine_version = r.engine_version AND s.orderbook_id = ?
       WHERE r.engine_version = ? AND r.strategy_id = ? AND r.params_hash = ? AND r.as_of >= ?
       ORDER BY r.as_of`,
    ),
  };
}

export function createSignalReader(reader: Reader): SignalReader {
  const runs = createRunQueries(reader);
  const signals = createSignalQueries(reader);
  return {
    latest: (strategyId, paramsHash, upTo) => runOrNull(runs.latest.get(strategyId, paramsHash, upTo ?? NO_LIMIT)),
    latestAttempt: (strategyId, paramsHash) => runOrNull(runs.latestAttempt.get(strategyId, paramsHash)),
    ofDay: (strategyId, paramsHash, asOf) => runOrNull(runs.ofDay.get(strategyId, paramsHash, asOf)),
    previous: (run) => runOrNull(runs.previous.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion)),
    ofRun: (runId) => runs.ofRun.all(runId).map(toStoredRun),
    rows: (run) => signals.rows.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion).map(toSignal),
    news: (run) => signals.news.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion).map(toSignal),
    row(run, orderbookId) {
      const found = signals.row.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, orderbookId);
      return found === undefined ? null : toSignal(found);
    },
    atRank: (run, rank) => signals.atRank.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, rank) ?? null,
    count: (run) => signals.count.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion)?.count ?? 0,
    held: (run) => signals.held.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion),
    changes: (run) => signals.changes.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion),
    explanation(strategyId, paramsHash, orderbookId) {
      const found = signals.explanation.get(strategyId, paramsHash, orderbookId);
      return found === undefined ? null : { asOf: found.asOf, filters: JSON.parse(found.filters) as FilterOutcome[] };
    },
    rankHistory: (strategyId, paramsHash, engineVersion, orderbookId, from) =>
      signals.rankHistory
        .all(orderbookId, engineVersion, strategyId, paramsHash, from)
        .map((point) => ({ ...point, inTarget: point.inTarget === 1 })),
  };
}
