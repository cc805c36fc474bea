import Database from 'better-sqlite3';
import { listBackups, restoreFrom } from './backup';
import { openWriter } from './database';
import { withFileErrors } from './file-errors';
import { checkFile, type FileCondition } from './integrity';
import { quarantine } from './quarantine';
import { sqliteCode } from './sqlite-errors';

/** What was done about a damaged database, to be logged and told to the person. */
export interface Recovery {
  readonly found: FileCondition;
  /** `none`: nothing was wrong. `rebuilt`: a new, empty database; the next full sync fills it. */
  readonly outcome: 'none' | 'restored' | 'rebuilt';
  readonly quarantined: string | null;
  readonly backup: string | null;
  /** Rows that the person had typed and that were carried over from the damaged file. */
  readonly salvagedRows: number;
}

interface Salvage {
  readonly settings: readonly { key: string; value: string }[];
  readonly watched: readonly { orderbook_id: string }[];
  readonly own: readonly { strategy_id: string; definition: string; saved_at: string }[];
  readonly variants: readonly { strategy_id: string; params_hash: string; name: string; params: string; active: number }[];
}

/** Rows of a statement up to the first damaged page; damage ends the reading, not the recovery. */
function readWhilePossible<Row>(native: Database.Database, sql: string): Row[] {
  const rows: Row[] = [];
  try {
    for (const row of native.prepare<[], Row>(sql).iterate()) rows.push(row);
  } catch (caught) {
    if (sqliteCode(caught) === null) throw caught;
  }
  return rows;
}

function salvageFrom(file: string): Salvage {
  let native: Database.Database | null = null;
  try {
    native = new Database(file, { readonly: true, fileMustExist: true });
    return {
      settings: readWhilePossible(native, 'SELECT key, value FROM setting'),
      watched: readWhilePossible(native, 'SELECT orderbook_id FROM watch'),
      own: readWhilePossible(native, 'SELECT strategy_id, definition, saved_at FROM own_strategy'),
      variants: readWhilePossible(
        native, 'SELECT strategy_id, params_hash, name, params, active FROM strategy_variant',
      ),
    };
  } catch (caught) {
    if (sqliteCode(caught) === null) throw caught;
    return { settings: [], watched: [], own: [], variants: [] };
  } finally {
    native?.close();
  }
}

function carryOver(file: string, salvage: Salvage): number {
  const writer = openWriter(file);
  try {
    const setting = writer.command<[string, string]>(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    );
    const watch = writer.command<[string]>('INSERT INTO watch (orderbook_id) VALUES (?) ON CONFLICT DO NOTHING');
    const own = writer.command<[string, string, string]>(
      `INSERT INTO own_strategy (strategy_id, definition, saved_at) VALUES (?, ?, ?)
       ON CONFLICT (strategy_id) DO UPDATE SET definition = excluded.definition, saved_at = excluded.saved_at`,
    );
    const variant = writer.command<[string, string, string, string, number]>(
      `INSERT INTO strategy_variant (strategy_id, params_hash, name, params, active) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (strategy_id, params_hash) DO UPDATE SET name = excluded.name, active = excluded.active`,
    );
    return writer.atomically(() => {
      for (const row of salvage.settings) setting.run(row.key, row.value);
      for (const row of salvage.watched) watch.run(row.orderbook_id);
      for (const row of salvage.own) own.run(row.strategy_id, row.definition, row.saved_at);
      for (const row of salvage.variants) {
        variant.run(row.strategy_id, row.params_hash, row.name, row.params, row.active);
      }
      return salvage.settings.length + salvage.watched.length + salvage.own.length + salvage.variants.length;
    });
  } finally {
    writer.close();
  }
}

function restoreNewestSound(
  file: string, backupFolder: string, atMs: number,
): Pick<Recovery, 'backup' | 'quarantined'> | null {
  for (const backup of listBackups(backupFolder)) {
    if (checkFile(backup, 'full').condition !== 'sound') continue;
    return { backup, quarantined: restoreFrom(backup, file, atMs).quarantined };
  }
  return null;
}

/**
 * The recovery ladder. A damaged database goes into quarantine as a whole; the newest backup that passes
 * its check takes its place, or else a new database. What the person typed is carried over.
 * A file of a newer Kursvakt or of another program is not damage: it is refused and stays where it is.
 * Hold the writer lock, with no connection open.
 * Errors: `store-from-future`, `store-readonly` and `store-full`, with the damaged file still in place
 * or in quarantine.
 */
export function recover(file: string, options: { readonly backupFolder: string; readonly atMs: number }): Recovery {
  const found = checkFile(file, 'quick').condition;
  const nothing: Recovery = { found, outcome: 'none', quarantined: null, backup: null, salvagedRows: 0 };
  const hasBackup = listBackups(options.backupFolder).length > 0;
  const isDamaged = found === 'corrupt' || found === 'not-a-database' || (found === 'empty' && hasBackup);
  if (!isDamaged) return nothing;
  const salvage = salvageFrom(file);
  return withFileErrors('The damaged database could not be set aside.', () => {
    const restored = restoreNewestSound(file, options.backupFolder, options.atMs);
    const quarantined = restored === null ? quarantine(file, options.atMs) : restored.quarantined;
    const salvagedRows = carryOver(file, salvage);
    return {
      found,
      outcome: restored === null ? 'rebuilt' : 'restored',
      quarantined,
      backup: restored?.backup ?? null,
      salvagedRows,
    };
  });
}
