import { join, resolve } from 'node:path';
import { DATABASE_FILE } from '../../engine/jobs/run-job';
import { restoreFrom } from '../../store/backup';
import { acquireWriterLock } from '../../store/writer-lock';
import { EXIT_CODES, type Command } from '../command';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'put a backup in the place of the database; the old one goes to the quarantine folder',
  positionals: [{ name: 'FILE', required: true }],
  options: {},
  run(context, input) {
    const { homeFolder, clock } = context.configuration;
    const lock = acquireWriterLock(homeFolder);
    try {
      const restored = restoreFrom(resolve(input.positionals[0]!), join(homeFolder, DATABASE_FILE), clock.nowMs());
      return { value: restored, lines: [`Restored and verified: ${restored.file}`], exitCode: EXIT_CODES.done };
    } finally {
      lock.release();
    }
  },
};
