import type { SqlValue, Writer } from '../file/connection';

/** What names a set: one strategy with one set of parameters on one day. */
export type RunKey = [strategyId: string, paramsHash: string, asOf: string, engineVersion: number];

/** Every statement that a publication may need. They belong into one transaction. */
export function createPublishCommands(writer: Writer) {
  return {
    setInput: writer.command<[string, string, ...RunKey]>(
      `UPDATE strategy_run SET input_hash = ?, absences = ?
       WHERE strategy_id = ? AND params_hash = ? AND as_of = ? AND engine_version = ?`,
    ),
    deleteRows: writer.command<RunKey>(
      'DELETE FROM strategy_signal WHERE strategy_id = ? AND params_hash = ? AND as_of = ? AND engine_version = ?',
    ),
    deleteChanges: writer.command<RunKey>(
      'DELETE FROM signal_change WHERE strategy_id = ? AND params_hash = ? AND as_of = ? AND engine_version = ?',
    ),
    putHeader: writer.command<SqlValue[]>(
      `INSERT INTO strategy_run (strategy_id, params_hash, as_of, engine_version, revision, run_id, status, universe,
         eligible, computed_at, gate, excluded, in_target, input_hash, calendar_version, duration_ms, params,
         current_share, previous_as_of, content_hash, absences)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (strategy_id, params_hash, as_of, engine_version) DO UPDATE SET revision = excluded.revision,
         run_id = excluded.run_id, status = excluded.status, universe = excluded.universe,
         eligible = excluded.eligible, computed_at = excluded.computed_at, gate = excluded.gate,
         excluded = excluded.excluded, in_target = excluded.in_target, input_hash = excluded.input_hash,
         calendar_version = excluded.calendar_version, duration_ms = excluded.duration_ms, params = excluded.params,
         current_share = excluded.current_share, previous_as_of = excluded.previous_as_of,
         content_hash = excluded.content_hash, absences = excluded.absences`,
    ),
    insertRow: writer.command<SqlValue[]>(
      `INSERT INTO strategy_signal (strategy_id, params_hash, as_of, engine_version, orderbook_id, rank, score,
         in_target, target_weight, state, event, state_since, components, flags, history_start, status)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertChange: writer.command<SqlValue[]>(
      `INSERT INTO signal_change (strategy_id, params_hash, as_of, engine_version, previous_as_of, orderbook_id,
         change, reason, previous_rank, rank) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    deleteExplanations: writer.command<[string, string]>(
      'DELETE FROM signal_explanation WHERE strategy_id = ? AND params_hash = ?',
    ),
    insertExplanation: writer.command<[string, string, string, string, string]>(
      `INSERT INTO signal_explanation (strategy_id, params_hash, orderbook_id, as_of, filters)
       VALUES (?, ?, ?, ?, ?)`,
    ),
  };
}
