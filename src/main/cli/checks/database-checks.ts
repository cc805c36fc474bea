import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import { toIsoDate } from '@core/time/epoch-day';
import { parseProvider, sourceOf } from '../../avanza/base-url';
import { BACKUP_FOLDER, DATABASE_FILE } from '../../data-folder';
import { listBackups } from '../../store/file/backup';
import type { Reader } from '../../store/file/connection';
import { openReader } from '../../store/file/database';
import { checkFile, type FileCondition, type FileReport } from '../../store/file/integrity';
import { sqliteVersion } from '../../store/file/sqlite-version';
import { MIGRATIONS } from '../../store/migrations/index';
import { createRunReader } from '../../store/records/runs';
import { refuseClockSetBack } from '../../sync/clock-check';
import { refuseOtherSource } from '../../sync/source-check';
import type { CommandContext } from '../command';
import { check, fine, wrong, type Check } from './check';

const MENDING = 'Run “kursvakt sync”: it sets the file aside and';

/** What is wrong with the file and what helps; null: a repair does. */
const FOUND: Readonly<Record<Exclude<FileCondition, 'sound' | 'missing'>, readonly [message: string, remedy: string | null]>> = {
  corrupt: ['The database is damaged.', null],
  'not-a-database': ['The database file is no database.', null],
  empty: ['The database file is empty.', 'Run “kursvakt sync”.'],
  'of-another-program': ['The database file belongs to another program.', 'Move it out of the data folder.'],
  'from-future': ['The database was made by a newer Kursvakt.', 'Install the newest Kursvakt.'],
  unreadable: ['The database cannot be read.', 'Make it a file that your user may read, and end what else uses it.'],
};

function conditionOf({ condition }: FileReport, homeFolder: string): Check {
  if (condition === 'missing') return fine('database', 'There is no database yet; the first sync makes it.');
  if (condition === 'sound') return fine('database', 'The database is sound.');
  const [message, remedy] = FOUND[condition];
  const hasBackup = listBackups(join(homeFolder, BACKUP_FOLDER)).length > 0;
  return wrong('database', message, remedy ?? `${MENDING} ${hasBackup ? 'puts the newest sound backup in its place' : 'begins a new one'}.`);
}

function checkLastRun(reader: Reader): Check {
  const run = createRunReader(reader).newest(1)[0];
  if (!run) return fine('last-run', 'No run yet.');
  const message = `The last run started ${run.startedAt} and ended as ${run.status}.`;
  return run.status === 'failed' || run.status === 'interrupted'
    ? wrong('last-run', message, 'Run “kursvakt sync”; it goes on where the last run stopped.')
    : fine('last-run', message);
}

function checkClock(nowMs: number, reader: Reader | null): Check {
  if (reader) refuseClockSetBack(reader, toIsoDate(latestCompleteSession(nowMs)));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return fine('clock', `It is ${new Date(nowMs).toISOString()}; this computer's time zone is ${zone}, sessions are counted in Europe/Stockholm.`);
}

function checkSource(avanzaUrl: string, reader: Reader): Check {
  const stored = refuseOtherSource(reader, sourceOf(parseProvider(avanzaUrl)));
  return fine('source', stored === null ? 'No prices are stored.' : 'What is asked is what the stored prices came from.');
}

async function checkContent({ configuration }: CommandContext, reader: Reader): Promise<Check[]> {
  return [
    await check('sqlite', () => fine('sqlite', `SQLite ${sqliteVersion(reader)}.`)),
    await check('last-run', () => checkLastRun(reader)),
    await check('clock', () => checkClock(configuration.clock.nowMs(), reader)),
    await check('source', () => checkSource(configuration.avanzaUrl, reader)),
  ];
}

/** What can be told without the content; an unsound file is told once and not by everything that would stand in it. */
async function checkWithoutContent({ configuration }: CommandContext, how: (id: string) => Check): Promise<Check[]> {
  const clock = await check('clock', () => checkClock(configuration.clock.nowMs(), null));
  return [how('sqlite'), how('last-run'), clock, how('source')];
}

/** The file, its schema, and what it says of the last run, the clock and the source of its prices. */
export async function checkDatabase(context: CommandContext): Promise<Check[]> {
  const { homeFolder } = context.configuration;
  const file = join(homeFolder, DATABASE_FILE);
  const report = checkFile(file, 'full');
  const database = conditionOf(report, homeFolder);
  if (!existsSync(file)) return [database, ...(await checkWithoutContent(context, (id) => fine(id, 'Is looked at once there is a database.')))];
  if (!database.ok) return [database, ...(await checkWithoutContent(context, (id) => wrong(id, 'Cannot be told before the database is in order.', null)))];
  const version = report.schemaVersion ?? 0;
  if (version < MIGRATIONS.length) {
    const schema = fine('schema', `Schema version ${String(version)}; the next sync brings it to ${String(MIGRATIONS.length)}.`);
    return [database, schema, ...(await checkWithoutContent(context, (id) => fine(id, 'Is looked at once the schema is up to date.')))];
  }
  const reader = openReader(file);
  try {
    return [database, fine('schema', `Schema version ${String(version)}.`), ...(await checkContent(context, reader))];
  } finally {
    reader.close();
  }
}
