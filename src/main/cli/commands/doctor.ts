import { accessSync, constants, existsSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { latestCompleteSession } from '@core/calendar/stockholm-calendar';
import { toFailure } from '@core/errors';
import { toIsoDate } from '@core/time/epoch-day';
import { parseProvider, parseRate, sourceOf } from '../../avanza/base-url';
import { canReach } from '../../avanza/reachability';
import { BACKUP_FOLDER, DATABASE_FILE } from '../../data-folder';
import { refuseClockSetBack } from '../../sync/clock-check';
import { refuseOtherSource } from '../../sync/source-check';
import { makeDataFolder } from '../../store/file/private-files';
import type { Reader } from '../../store/file/connection';
import { listBackups } from '../../store/file/backup';
import { openReader, sqliteVersion } from '../../store/file/database';
import { checkFile } from '../../store/file/integrity';
import { isOnNetworkDrive } from '../../store/file/network-drive';
import { EXIT_CODES, type Command, type CommandContext } from '../command';

interface Check {
  readonly id: string;
  readonly ok: boolean;
  readonly message: string;
  readonly remedy: string | null;
}

const MIN_FREE_BYTES = 500_000_000;
const REACH_PATIENCE_MS = 5000;

function fine(id: string, message: string): Check {
  return { id, ok: true, message, remedy: null };
}

/** Runs one check; what it throws becomes its finding. */
async function check(id: string, look: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    const { message, remedy } = toFailure(error);
    return { id, ok: false, message, remedy };
  }
}

function checkFolder({ configuration }: CommandContext): Check {
  makeDataFolder(configuration.homeFolder);
  try {
    accessSync(configuration.homeFolder, constants.R_OK | constants.W_OK);
  } catch {
    return { id: 'folder', ok: false, message: 'The data folder cannot be written.', remedy: 'Make it writable for your user.' };
  }
  const isPrivate = process.platform === 'win32' || (statSync(configuration.homeFolder).mode & 0o077) === 0;
  return isPrivate
    ? fine('folder', 'The data folder is writable and private.')
    : { id: 'folder', ok: false, message: 'Others can read the data folder.', remedy: 'Run “chmod 700” on the data folder.' };
}

function checkDisk({ configuration }: CommandContext): Check {
  const { bavail, bsize, type } = statfsSync(configuration.homeFolder);
  if (isOnNetworkDrive(configuration.homeFolder, type, process.platform)) {
    return { id: 'disk', ok: false, message: 'The data folder lies on a network drive, where a crash can damage the database.', remedy: 'Choose a folder on this computer with KURSVAKT_HOME.' };
  }
  const freeBytes = bavail * bsize;
  const message = `${(freeBytes / 1e9).toFixed(1)} GB are free.`;
  return freeBytes >= MIN_FREE_BYTES ? fine('disk', message) : { id: 'disk', ok: false, message, remedy: 'Free some disk space.' };
}

function checkDatabase({ configuration }: CommandContext): Check[] {
  const file = join(configuration.homeFolder, DATABASE_FILE);
  if (!existsSync(file)) return [fine('database', 'There is no database yet; the first sync makes it.')];
  const report = checkFile(file, 'full');
  const hasBackup = listBackups(join(configuration.homeFolder, BACKUP_FOLDER)).length > 0;
  const remedy = hasBackup ? 'Run “kursvakt restore FILE” with the newest file of the backups folder.' : 'Move the database away and sync again.';
  return [
    report.condition === 'sound'
      ? fine('database', 'The database is sound.')
      : { id: 'database', ok: false, message: `The database is ${report.condition}.`, remedy },
    fine('schema', `Schema version ${String(report.schemaVersion ?? 0)}.`),
  ];
}

/** What `read` finds in the database; `absent` without one. Errors: those of opening it and of `read`. */
function readDatabase<Value>({ configuration }: CommandContext, absent: Value, read: (reader: Reader) => Value): Value {
  const file = join(configuration.homeFolder, DATABASE_FILE);
  if (!existsSync(file)) return absent;
  const reader = openReader(file);
  try {
    return read(reader);
  } finally {
    reader.close();
  }
}

function checkSqlite(context: CommandContext): Check {
  return readDatabase(context, fine('sqlite', 'SQLite is looked at once there is a database.'), (reader) => fine('sqlite', `SQLite ${sqliteVersion(reader)}.`));
}

function checkLastRun(context: CommandContext): Check {
  if (!existsSync(join(context.configuration.homeFolder, DATABASE_FILE))) return fine('last-run', 'No run yet.');
  return context.withReadModel((model) => {
    const run = model.stores.runs.newest(1)[0];
    if (!run) return fine('last-run', 'No run yet.');
    const message = `The last run started ${run.startedAt} and ended as ${run.status}.`;
    return run.status === 'failed' || run.status === 'interrupted'
      ? { id: 'last-run', ok: false, message, remedy: 'Run “kursvakt sync”; it goes on where the last run stopped.' }
      : fine('last-run', message);
  });
}

function checkClock(context: CommandContext): Check {
  const nowMs = context.configuration.clock.nowMs();
  readDatabase(context, undefined, (reader) => {
    refuseClockSetBack(reader, toIsoDate(latestCompleteSession(nowMs)));
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return fine('clock', `It is ${new Date(nowMs).toISOString()}; this computer's time zone is ${zone}, sessions are counted in Europe/Stockholm.`);
}

function checkSource(context: CommandContext): Check {
  return readDatabase(context, fine('source', 'Whose prices this folder holds is decided by the first sync.'), (reader) => {
    const stored = refuseOtherSource(reader, sourceOf(parseProvider(context.configuration.avanzaUrl)));
    return fine('source', stored === null ? 'No prices are stored.' : 'What is asked is what the stored prices came from.');
  });
}

async function checkProvider({ configuration }: CommandContext): Promise<Check> {
  const provider = parseProvider(configuration.avanzaUrl);
  parseRate(configuration.rateText, provider);
  const reached = await canReach(provider, REACH_PATIENCE_MS);
  return reached
    ? fine('provider', `${provider.host} can be reached.`)
    : { id: 'provider', ok: false, message: `${provider.host} cannot be reached.`, remedy: 'Check the internet connection, or KURSVAKT_AVANZA_URL.' };
}

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look at everything that could be wrong',
  positionals: [],
  options: {},
  async run(context) {
    const checks: Check[] = [
      fine('runtime', `Kursvakt ${context.version} on Node ${process.versions.node}${process.versions.electron ? ` of Electron ${process.versions.electron}` : ''}.`),
      await check('folder', () => checkFolder(context)),
      await check('disk', () => checkDisk(context)),
    ];
    try {
      checks.push(...checkDatabase(context));
    } catch (error) {
      const { message, remedy } = toFailure(error);
      checks.push({ id: 'database', ok: false, message, remedy });
    }
    checks.push(
      await check('sqlite', () => checkSqlite(context)),
      await check('last-run', () => checkLastRun(context)),
      await check('clock', () => checkClock(context)),
      await check('source', () => checkSource(context)),
      await check('provider', () => checkProvider(context)),
    );
    const ok = checks.every((one) => one.ok);
    const lines = checks.map((one) => `${one.ok ? '✓' : '✗'} ${one.id.padEnd(10)} ${one.message}${one.remedy === null ? '' : ` ${one.remedy}`}`);
    return { value: { ok, checks }, lines, exitCode: ok ? EXIT_CODES.done : EXIT_CODES.failed };
  },
};
