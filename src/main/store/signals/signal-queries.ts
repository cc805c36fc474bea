import type { HeldName } from '@core/domain/overlap';
import type { SignalEvent, SignalState, SignalStatus } from '@core/domain/signal';
import type { IsoDate } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import type { StoredChangeKind, StoredChangeReason } from './publication';
import type { StrategyRunRow } from './stored-run';
import type { InstrumentLabel, LabelledChange, RankPoint, StoredPlace } from './stored-signal';

/** A row of a set as SQLite gives it: flags as numbers, figures as JSON. */
export interface SignalTableRow extends InstrumentLabel {
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

/** Finds the headers of sets. */
export function createRunQueries(reader: Reader) {
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

/**
 * Reads what belongs to one set.
 * A change is stored of what is or was in the target; of all others the place before is read from the set before.
 * CROSS JOIN keeps the order of the tables: from the set to its instruments, whatever the statistics say.
 */
export function createSignalQueries(reader: Reader) {
  return {
    /** Every row with 1; with 0 what is held, has happened or has left. */
    rows: reader.query<[string, string, string, number, 0 | 1], SignalTableRow>(
      `SELECT s.orderbook_id AS orderbookId, s.rank, s.score, s.in_target AS inTarget, s.target_weight AS targetWeight,
         s.state, s.event, s.state_since AS stateSince, s.components, s.flags, s.history_start AS historyStart,
         s.status, i.isin, i.ticker, i.name, coalesce(c.previous_rank, p.rank) AS previousRank, c.change, c.reason
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
         LEFT JOIN signal_change AS c USING (strategy_id, params_hash, as_of, engine_version, orderbook_id)
         LEFT JOIN strategy_run AS r USING (strategy_id, params_hash, as_of, engine_version)
         LEFT JOIN strategy_signal AS p ON p.strategy_id = s.strategy_id AND p.params_hash = s.params_hash AND p.as_of = r.previous_as_of
           AND p.engine_version = s.engine_version AND p.orderbook_id = s.orderbook_id
       WHERE s.strategy_id = ? AND s.params_hash = ? AND s.as_of = ? AND s.engine_version = ?
         AND (? OR s.in_target = 1 OR s.event IN ('ENTER', 'EXIT') OR c.change = 'exited')
       ORDER BY s.rank IS NULL, s.rank, length(s.orderbook_id), s.orderbook_id`,
    ),
    row: reader.query<[string, string, string, number, string], SignalTableRow>(
      `SELECT s.orderbook_id AS orderbookId, s.rank, s.score, s.in_target AS inTarget, s.target_weight AS targetWeight,
         s.state, s.event, s.state_since AS stateSince, s.components, s.flags, s.history_start AS historyStart,
         s.status, i.isin, i.ticker, i.name, coalesce(c.previous_rank, p.rank) AS previousRank, c.change, c.reason
       FROM strategy_signal AS s CROSS JOIN instrument AS i USING (orderbook_id)
         LEFT JOIN signal_change AS c USING (strategy_id, params_hash, as_of, engine_version, orderbook_id)
         LEFT JOIN strategy_run AS r USING (strategy_id, params_hash, as_of, engine_version)
         LEFT JOIN strategy_signal AS p ON p.strategy_id = s.strategy_id AND p.params_hash = s.params_hash AND p.as_of = r.previous_as_of
           AND p.engine_version = s.engine_version AND p.orderbook_id = s.orderbook_id
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
    absence: reader.query<[string, string, string, number, string], { isRecorded: number; letter: string }>(
      `SELECT r.absences IS NOT NULL AS isRecorded, coalesce(substr(r.absences, i.number, 1), '') AS letter
       FROM strategy_run AS r CROSS JOIN instrument AS i
       WHERE r.strategy_id = ? AND r.params_hash = ? AND r.as_of = ? AND r.engine_version = ? AND i.orderbook_id = ?`,
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
