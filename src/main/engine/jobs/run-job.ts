import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { assertNever } from '@core/errors';
import { createByteBudget } from '@core/memory/byte-budget';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { EngineJob, JobResults, RecoveryResult } from '@shared/engine/jobs';
import type { EngineStart } from '@shared/engine/protocol';
import { parseProvider, sourceOf } from '../../avanza/base-url';
import { concurrencyFor } from '../../avanza/ask';
import { createAvanzaClient } from '../../avanza/client';
import { clockWithOffset, isoInstant } from '../../clock';
import { BACKUP_FOLDER, DATABASE_FILE } from '../../data-folder';
import type { Logger } from '../../log/logger';
import type { Writer } from '../../store/file/connection';
import { backupBeforeMigration, backupTo, rotateBackup } from '../../store/file/backup';
import { openWriter } from '../../store/file/database';
import { makeDataFolder } from '../../store/file/private-files';
import { fileStampMs } from '../../store/file/quarantine';
import { recover, type Recovery } from '../../store/file/recovery';
import { acquireWriterLock } from '../../store/file/writer-lock';
import { runCompute } from '../../sync/run-compute';
import { runPreview } from '../../sync/run-preview';
import { runSync } from '../../sync/run-sync';
import type { Cancellation } from '../../sync/cancellation';
import type { Mailbox } from '../mailbox';
import { applyWrites } from './apply-writes';

export interface JobTools {
  readonly cancellation: Cancellation;
  readonly mailbox: Mailbox;
  readonly log: Logger;
  readonly onProgress: (progress: SyncProgressDto) => void;
}

/** Waits, or comes back at once when the person wants to stop. */
async function sleepUnlessCancelled(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(delayMs, undefined, { signal });
  } catch {
    // Cancelled: the caller looks at the signal.
  }
}

function execute(start: EngineStart, writer: Writer, recovery: Recovery | null, tools: JobTools): Promise<JobResults[keyof JobResults]> | JobResults[keyof JobResults] {
  const { job } = start;
  const clock = clockWithOffset(start.clockOffsetMs);
  const claimBytes = createByteBudget({
    limitBytes: start.bufferBudgetBytes,
    // Of this thread alone.
    heldBytes: () => process.memoryUsage().arrayBuffers,
  });
  const run = { writer, nowMs: clock.nowMs, claimBytes, takeWrites: tools.mailbox.look, ...tools };
  switch (job.kind) {
    case 'sync': {
      const provider = parseProvider(start.baseUrl);
      const { signal } = tools.cancellation;
      return runSync(job, {
        ...run,
        source: sourceOf(provider),
        width: concurrencyFor(provider, start.requestsPerSecond) * 2,
        createClient: (onRequest) =>
          createAvanzaClient({
            provider,
            requestsPerSecond: start.requestsPerSecond,
            userAgent: `Kursvakt/${start.appVersion} (personal use, one sync a day)`,
            signal,
            nowMs: clock.nowMs,
            sleep: (delayMs) => sleepUnlessCancelled(delayMs, signal),
            random: Math.random,
            onRequest,
            log: tools.log,
          }),
      });
    }
    case 'compute':
      return runCompute(job, run);
    case 'preview':
      return runPreview(job, run);
    case 'write':
      return applyWrites(writer, job.writes);
    case 'backup': {
      const folder = join(start.homeFolder, BACKUP_FOLDER);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return job.file === null ? rotateBackup(writer, folder, clock.nowMs()) : backupTo(writer, job.file);
    }
    case 'recover':
      return recoveryResult(recovery);
    default:
      return assertNever(job);
  }
}

/** Small writes do not wait for a look at the whole file. A copy is made of what is there, never of what would have to replace it. */
const MENDS_NOTHING: ReadonlySet<EngineJob['kind']> = new Set(['write', 'backup']);

/** Looks at the file before work that takes long anyway; what was wrong and what was done goes to the log. */
function recoverIfDamaged(start: EngineStart, file: string, log: Logger): Recovery | null {
  if (MENDS_NOTHING.has(start.job.kind) || !existsSync(file)) return null;
  const atMs = clockWithOffset(start.clockOffsetMs).nowMs();
  const recovery = recover(file, { backupFolder: join(start.homeFolder, BACKUP_FOLDER), atMs });
  if (recovery.outcome !== 'none') {
    log.error('the database was damaged', { found: recovery.found, outcome: recovery.outcome, salvagedRows: recovery.salvagedRows });
  }
  return recovery;
}

function recoveryResult(recovery: Recovery | null): RecoveryResult {
  const backup = recovery?.backup ?? null;
  return { outcome: recovery?.outcome ?? 'none', backupMadeAt: backup === null ? null : isoInstant(fileStampMs(backup)), salvagedRows: recovery?.salvagedRows ?? 0 };
}

/** Runs one job with the only writing connection there is. Errors: `store-busy` when another process writes. */
export async function runJob(start: EngineStart, tools: JobTools): Promise<JobResults[keyof JobResults]> {
  makeDataFolder(start.homeFolder);
  const lock = acquireWriterLock(start.homeFolder);
  try {
    const file = join(start.homeFolder, DATABASE_FILE);
    const recovery = recoverIfDamaged(start, file, tools.log);
    const writer = openWriter(file, { backupBeforeMigration });
    try {
      tools.mailbox.open((writes) => applyWrites(writer, writes));
      return await execute(start, writer, recovery, tools);
    } finally {
      tools.mailbox.close();
      writer.close();
    }
  } finally {
    lock.release();
  }
}
