import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import { isoInstant } from '../../clock';
import type { Reader, Writer } from '../file/connection';
import type { StoredRun } from '../signals/stored-run';

export interface CorrectionReader {
  /**
   * Instruments whose bars on or before the day of a set were changed between its computation and another one at
   * `computedAt`, whichever came first: corrected, filled in late, withdrawn, or on a new basis. What has been changed
   * or computed since plays no part, so that two sets have the same answer for ever.
   */
  between(run: Pick<StoredRun, 'asOf' | 'computedAt'>, computedAt: string): ReadonlySet<string>;
}

export interface CorrectionWriter {
  /** Call it in the transaction that changes the bars. `firstDay`: the earliest day concerned. */
  record(orderbookId: string, runId: string, firstDay: EpochDay, detectedAtMs: number): void;
}

export function createCorrectionReader(reader: Reader): CorrectionReader {
  // A day that was computed again without a change keeps its header, so the runs tell when it was looked at.
  const lastLook = reader.query<[string, string], { at: string | null }>(
    `SELECT max(finished_at) AS at FROM sync_run
     WHERE input_hash IS NOT NULL AND json_extract(summary, '$.asOf') = ? AND finished_at <= ?`,
  );
  const changed = reader.query<[string, string, string], { orderbookId: string }>(
    `SELECT orderbook_id AS orderbookId FROM price_correction INDEXED BY price_correction_by_time
     WHERE detected_at > ? AND detected_at <= ? AND first_day <= ?`,
  );
  return {
    between(run, computedAt) {
      const [from, to] = run.computedAt > computedAt
        ? [computedAt, run.computedAt]
        : [lastLook.get(run.asOf, computedAt)?.at ?? run.computedAt, computedAt];
      return new Set(changed.all(from, to, run.asOf).map(({ orderbookId }) => orderbookId));
    },
  };
}

export function createCorrectionWriter(writer: Writer): CorrectionWriter {
  const record = writer.command<[string, string, string, string]>(
    `INSERT INTO price_correction (orderbook_id, run_id, first_day, detected_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (orderbook_id, run_id) DO UPDATE SET first_day = min(first_day, excluded.first_day)`,
  );
  return {
    record: (orderbookId, runId, firstDay, detectedAtMs) => void record.run(orderbookId, runId, toIsoDate(firstDay), isoInstant(detectedAtMs)),
  };
}
