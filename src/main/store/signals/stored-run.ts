import type { RunStatus } from '@core/domain/signal';
import type { IsoDate } from '@core/time/epoch-day';

/** The header of a published set. */
export interface StoredRun {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly asOf: IsoDate;
  readonly engineVersion: number;
  readonly revision: number;
  readonly runId: string;
  readonly status: RunStatus;
  readonly gate: string | null;
  readonly universe: number;
  readonly eligible: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly inTarget: number;
  readonly computedAt: string;
  readonly previousAsOf: IsoDate | null;
  readonly currentShare: number;
  readonly inputHash: string;
  readonly calendarVersion: string;
  readonly durationMs: number;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The columns of `strategy_run`. */
export interface StrategyRunRow {
  readonly strategy_id: string;
  readonly params_hash: string;
  readonly as_of: IsoDate;
  readonly engine_version: number;
  readonly revision: number;
  readonly run_id: string;
  readonly status: RunStatus;
  readonly universe: number;
  readonly eligible: number;
  readonly computed_at: string;
  readonly gate: string | null;
  readonly excluded: string;
  readonly in_target: number;
  readonly input_hash: string;
  readonly calendar_version: string;
  readonly duration_ms: number;
  readonly params: string;
  readonly current_share: number;
  readonly previous_as_of: IsoDate | null;
}

export function toStoredRun(row: StrategyRunRow): StoredRun {
  return {
    strategyId: row.strategy_id,
    paramsHash: row.params_hash,
    asOf: row.as_of,
    engineVersion: row.engine_version,
    revision: row.revision,
    runId: row.run_id,
    status: row.status,
    gate: row.gate,
    universe: row.universe,
    eligible: row.eligible,
    excluded: JSON.parse(row.excluded) as Record<string, number>,
    inTarget: row.in_target,
    computedAt: row.computed_at,
    previousAsOf: row.previous_as_of,
    currentShare: row.current_share,
    inputHash: row.input_hash,
    calendarVersion: row.calendar_version,
    durationMs: row.duration_ms,
    params: JSON.parse(row.params) as Record<string, unknown>,
  };
}
