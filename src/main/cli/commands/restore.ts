import { basename, join, resolve } from 'node:path';
import { DATABASE_FILE } from '../../data-folder';
import { isoInstant } from '../../clock';
import { restoreFrom } from '../../store/file/backup';
import { openWriter } from '../../store/file/database';
import { makeDataFolder } from '../../store/file/private-files';
import { createNoticeWriter } from '../../store/records/notices';
import { acquireWriterLock } from '../../store/file/writer-lock';
import { EXIT_CODES, type Command } from '../command';

/** In the inbox, and for the next sync: what it finds changed has not changed since the last one. */
function leaveNotice(file: string, backup: string, atMs: number): void {
  const writer = openWriter(file);
  try {
    createNoticeWriter(writer).add({
      createdAtMs: atMs, kind: 'info', title: 'Säkerhetskopian är återställd · Backup restored', body: basename(backup),
      facts: { event: 'backup-restored', file: basename(backup) },
      strategyId: null, asOf: null, dedupeKey: `restored ${isoInstant(atMs)}`, delivery: 'off', changeKeys: [],
    });
  } finally {
    writer.close();
  }
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'put a backup in the place of the database; the old one goes to the quarantine folder',
  positionals: [{ name: 'FILE', required: true }],
  options: {},
  run(context, input) {
    const { homeFolder, clock } = context.configuration;
    makeDataFolder(homeFolder);
    const lock = acquireWriterLock(homeFolder);
    try {
      const backup = resolve(input.positionals[0]!);
      const restored = restoreFrom(backup, join(homeFolder, DATABASE_FILE), clock.nowMs());
      leaveNotice(restored.file, backup, clock.nowMs());
      return { value: restored, lines: [`Restored and verified: ${restored.file}`], exitCode: EXIT_CODES.done };
    } finally {
      lock.release();
    }
  },
};
