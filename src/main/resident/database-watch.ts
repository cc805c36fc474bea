import { KursvaktError, raise, toFailure } from '@core/errors';
import type { RecoveryDto } from '@shared/dto/app';
import type { RecoveryResult } from '@shared/engine/jobs';
import type { ReadConnection } from '../handlers/read-connection';
import type { ReadModel } from '../handlers/read-model';
import type { Logger } from '../log/logger';

export interface DatabaseWatchDependencies {
  readonly reading: ReadConnection;
  /** Has the engine look at the file and mend it; it is the only one that may write. */
  readonly recover: () => Promise<RecoveryResult>;
  /** The state has changed. */
  readonly onChanged: () => void;
  /** The database could not be read and now can: everything that was answered meanwhile was empty. */
  readonly onReadable: () => void;
  /** The same when it had been damaged. */
  readonly onRecovered: (recovery: RecoveryDto) => void;
  /** The disk or the folder keeps the file from being read; that is no damage, and the next question tries again. */
  readonly onUnreadable: (error: unknown) => void;
  readonly log: Logger;
}

/** The one read-only connection; null of `readModel` also means a database that cannot be read now. */
export interface DatabaseWatch extends ReadConnection {
  /** There is a database whose content nobody can tell now: what `readModel` has no answer for may well be stored. */
  isUnreadable(): boolean;
  /** An answer failed; when the reason is a damaged file, it is mended. */
  noticeFailure(error: unknown): void;
  /** A run has ended: what it may have put in the file's place is what is read from now on. */
  runEnded(succeeded: boolean): void;
  /** What became of a damaged database; null when nothing was wrong, or a sync has succeeded since. */
  recovery(): RecoveryDto | null;
}

const RUNNING: RecoveryDto = { state: 'running', backupMadeAt: null, salvagedRows: 0 };

/** A reader needs room for the index of the log, in a folder that takes it. */
function isKeptFromReading(error: unknown): boolean {
  return error instanceof KursvaktError && (error.failure.kind === 'store-full' || error.failure.kind === 'store-readonly');
}

/** An older schema is no damage, but the engine has to open the file before anybody can read it. */
function canBeMended(error: unknown): boolean {
  return error instanceof KursvaktError && (error.failure.kind === 'store-corrupt' || error.failure.kind === 'store-busy');
}

/**
 * Stands between everybody who reads and a file that may be damaged: the app starts and goes on, empty for a
 * while, instead of refusing to. Mending is tried once; then a sync, which looks at the file too, is the next try.
 */
export function createDatabaseWatch(deps: DatabaseWatchDependencies): DatabaseWatch {
  const log = deps.log.child('database');
  let recovery: RecoveryDto | null = null;
  let isKept = false;

  function settle(next: RecoveryDto | null): void {
    deps.reading.close();
    recovery = next;
    if (next?.state !== 'failed') deps.onReadable();
    if (next !== null && next.state !== 'failed') deps.onRecovered(next);
    deps.onChanged();
  }
  function begin(why: string): void {
    if (recovery?.state === 'running' || recovery?.state === 'failed') return;
    log.error('the database cannot be read, the engine looks at it', { why });
    recovery = RUNNING;
    deps.reading.close();
    deps.recover().then(
      ({ outcome, backupMadeAt, salvagedRows }) => {
        settle(outcome === 'none' ? null : { state: outcome, backupMadeAt, salvagedRows });
      },
      (error: unknown) => {
        log.error('the database could not be mended', { kind: toFailure(error).kind });
        settle({ ...RUNNING, state: 'failed' });
      },
    );
    deps.onChanged();
  }

  function readModel(): ReadModel | null {
    if (recovery?.state === 'running' || recovery?.state === 'failed') return null;
    try {
      const model = deps.reading.readModel();
      if (isKept) readAgain();
      return model;
    } catch (error) {
      if (isKeptFromReading(error)) keptFromReading(error);
      else if (canBeMended(error)) begin(toFailure(error).kind);
      else throw error;
      return null;
    }
  }
  function keptFromReading(error: unknown): void {
    if (!isKept) log.error('the database cannot be read', { why: toFailure(error).kind });
    isKept = true;
    deps.onUnreadable(error);
  }
  function readAgain(): void {
    isKept = false;
    log.info('the database can be read again');
    // A moment later: whoever asked has its answer first.
    queueMicrotask(deps.onReadable);
  }

  return {
    shrink: deps.reading.shrink,
    close: deps.reading.close,
    readModel,
    existing: () => readModel() ?? raise('no-data', 'Nothing has been fetched yet.', { remedy: 'Start the first sync.' }),
    noticeFailure(error) {
      const { kind } = toFailure(error);
      if (kind === 'store-corrupt') begin(kind);
    },
    runEnded(succeeded) {
      deps.reading.close();
      // A sync looks at the file before anything else, so that after it every question is worth another try.
      if (succeeded || recovery?.state === 'failed') recovery = null;
    },
    recovery: () => recovery,
    isUnreadable: () => isKept || recovery?.state === 'running' || recovery?.state === 'failed',
  };
}
