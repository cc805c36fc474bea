import { join } from 'node:path';
import type { RecoveryResult } from '@shared/engine/jobs';
import { DATABASE_FILE } from '../data-folder';
import { createReadConnection } from '../handlers/read-connection';
import type { Logger } from '../log/logger';
import { createDatabaseWatch, type DatabaseWatch } from '../resident/database-watch';
import type { NewNotice } from '../resident/notice-desk';
import { recoveryNotice } from '../resident/recovery-notice';

export interface DatabaseWiringDependencies {
  readonly homeFolder: string;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly recover: () => Promise<RecoveryResult>;
  readonly deliver: (notice: NewNotice) => Promise<unknown>;
  readonly onChanged: () => void;
  /** Everything that is shown has to be asked for again. */
  readonly onReadable: () => void;
  readonly onUnreadable: (error: unknown) => void;
}

/** The one read-only connection, the watch over the file behind it, and the word to the person about a repair. */
export function wireDatabase({ homeFolder, nowMs, log, recover, deliver, onChanged, onReadable, onUnreadable }: DatabaseWiringDependencies): DatabaseWatch {
  return createDatabaseWatch({
    reading: createReadConnection(join(homeFolder, DATABASE_FILE), nowMs),
    recover,
    onChanged,
    onReadable,
    onUnreadable,
    onRecovered: (recovery) => {
      deliver(recoveryNotice(recovery, nowMs())).catch((error: unknown) => {
        log.warn('the repair could not be noted', { error: String(error) });
      });
    },
    log,
  });
}
