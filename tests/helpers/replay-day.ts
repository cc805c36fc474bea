import { claimFreely } from '@core/memory/byte-budget';
import type { SyncSummaryDto } from '@shared/dto/sync';
import { createLogger } from '../../src/main/log/logger';
import { runCompute } from '../../src/main/sync/run-compute';
import type { SyncBench } from './sync-bench';
import { newCancellation } from './sync-runner';

/** Computes a past day again from what is stored, late in the evening of the newest one. */
export function replayDay({ writer, folder, market }: SyncBench, asOf: string): NonNullable<SyncSummaryDto['replay']> {
  const startMs = Date.parse(`${market.today()}T22:00:00Z`);
  // Later with each call, as in life: which set was stored before which decides what has been told.
  const nowMs = (): number => startMs + performance.now();
  const log = createLogger({ level: 'error', folder, scope: 'test', nowMs });
  const deps = { writer, cancellation: newCancellation(), nowMs, log, onProgress: () => undefined, claimBytes: claimFreely, takeWrites: () => undefined };
  return runCompute({ runId: `replay-${asOf}-${String(Math.random())}`, trigger: 'manual', asOf }, deps).replay!;
}
