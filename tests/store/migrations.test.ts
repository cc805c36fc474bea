import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { checkFile } from '../../src/main/store/file/integrity';
import { MIGRATIONS } from '../../src/main/store/migrations/index';
import { assertRising, migrate } from '../../src/main/store/migrations/migrate';
import { readDataSource } from '../../src/main/store/market/data-source';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createHoldingReader } from '../../src/main/store/signals/holdings';
import { APPLICATION_ID } from '../../src/main/store/file/schema-identity';
import { temporaryFolder } from '../helpers/temporary-folder';

/** A migration that was released never changes: people have databases made by exactly this text. */
const RELEASED: Record<string, string> = {
  '0001-market': '0dd4670e2212c1d2a5e7baa4e53cf7bdcb926c44ad2017c202e306695c0bf033',
  '0002-signals': 'f619414581ca6efdfdeb85fa9fc6a5dd4f14b1bc97e6d3093976794a55fc9712',
  '0003-operations': 'efb2df9fb4dde14123cd9163a60be8259d4ea3caf75e12606c20ce06c5fa71e6',
  '0004-memory-ledger': 'f30a18434a902fb67280f6af03012510352356b6c78082c13fc7afc63c1c59db',
  '0005-due-table': 'fb69955e62dec2daa8a23c92db7d71589fb9848e0ed57a2f9cde23bb7f0dde3c',
  '0006-own-strategies': 'e76a5477c20f34463087f567b1666f398819b1740853f5ac74d345546cfb758d',
  '0007-instrument-page': '26d5fb18396cb05f2689a620c9743832abd5e35a044bf48d8b6a73422c2bb052',
  '0008-replay': 'f53ade00f7da026d17ae0eb4fc786c111208b4b1ec7a7051b475926548ff4075',
  '0009-data-source': '12a77f2a6f152b92981281be975f3cbc6b37904908aa4e12bf3213f4ccd97f9a',
  '0010-notice-facts': 'edfd007f9e20a8df066447866816bc684a226f7ea5741073e8c1ad3aa90c6751',
  '0011-model-rebalances': 'b95d6811a9295c46066f10befdf0fc954cfad391e7ca6d2f76ef3494f67b0a98',
  '0012-absences': 'f0c394de04de1b35ec4d851d460dd86c56bbcdf4f93c200246369edca9052214',
};

function databaseOfVersion(file: string, version: number): Database.Database {
  const native = new Database(file);
  native.pragma('journal_mode = WAL');
  migrate(native, MIGRATIONS.slice(0, version));
  return native;
}

/** Rows that hurt: longest texts, every kind of letter, smallest and largest numbers. */
function seed(native: Database.Database, version: number): void {
  native
    .prepare(
      `INSERT INTO instrument (orderbook_id, ticker, name, preferred, status, number, type, sectors,
         depository_receipt, search_text) VALUES (?, ?, ?, 1, 'delisted', 99999, 'STOCK', '[]', 0, '')`,
    )
    .run('999999999999', 'ÅÄÖ B', 'Ett “bolag” med 🐟 och \'citat\'; DROP TABLE instrument; --'.repeat(50));
  native
    .prepare("INSERT INTO dividend (orderbook_id, ex_date, ordinal, amount, currency) VALUES ('999999999999', '1970-01-01', 0, ?, '')")
    .run(Number.MIN_VALUE);
  if (version < 2) return;
  native
    .prepare(
      `INSERT INTO strategy_variant (strategy_id, params_hash, name, params, active) VALUES ('s', 'h', ?, '{}', 1)`,
    )
    .run('\u0000'.repeat(3));
}

describe('D4: migrations', () => {
  it('build a database from nothing, with our application id and the newest version', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    openWriter(file).close();
    const native = new Database(file, { readonly: true });
    expect(native.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(native.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    native.close();
  });

  it.each([1, 2])('bring version %i with nasty rows to the newest and keep every row', (version) => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    const old = databaseOfVersion(file, version);
    seed(old, version);
    const before = old.prepare('SELECT * FROM instrument').all();
    old.close();
    const writer = openWriter(file);
    expect(writer.query('SELECT * FROM instrument').all()).toEqual(before);
    expect(createInstrumentReader(writer).find('ÅÄÖ B')?.status).toBe('delisted');
    expect(writer.query('SELECT amount FROM dividend').get()).toEqual({ amount: Number.MIN_VALUE });
    writer.close();
    expect(checkFile(file, 'full').condition).toBe('sound');
  });

  it.each([
    ['www.avanza.se', 'avanza'],
    ['127.0.0.1:4711', 'this-computer'],
  ])('know from the request log whose prices an older database holds: %s', (host, source) => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const old = databaseOfVersion(file, 8);
    seed(old, 8);
    old.prepare("INSERT INTO request_log (started_at_ms, method, host, path, status, bytes, duration_ms, attempt) VALUES (1, 'GET', ?, '/', 200, 1, 1, 1)").run(host);
    old.close();
    const writer = openWriter(file);
    expect(readDataSource(writer)).toBe(source);
    writer.close();
  });

  it('take the days on which an older database has holdings for its rebalances', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const old = databaseOfVersion(file, 10);
    seed(old, 10);
    old.exec(`INSERT INTO model_holding (strategy_id, params_hash, rebalanced_on, orderbook_id, weight, rank_at_purchase, held_since)
      VALUES ('s01', 'h', '2026-09-01', '999999999999', 0.1, 3, '2026-06-01')`);
    old.close();
    const writer = openWriter(file);
    expect(createHoldingReader(writer).portfolio('s01', 'h', '2026-09-30')).toMatchObject({ rebalancedOn: '2026-09-01', holdings: [{ rankAtPurchase: 3 }] });
    writer.close();
  });

  it('leave a usable copy of the old version behind', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    const old = databaseOfVersion(file, 1);
    seed(old, 1);
    old.close();
    openWriter(file).close();
    const copy = join(folder, 'backups', 'before-schema-2.db');
    expect(checkFile(copy, 'full')).toMatchObject({ condition: 'sound', schemaVersion: 1 });
  });

  it('do nothing the second time', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    openWriter(file).close();
    const before = readFileSync(file);
    openWriter(file, { backupBeforeMigration: () => expect.unreachable() }).close();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  });

  it.each([1, 2, 3])('that fail in step %i leave the version before it with its rows', (step) => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const failing = MIGRATIONS.map((migration) =>
      migration.version === step ? { ...migration, up: `${migration.up}; CREATE TABLE half (a); SELECT nonsense;` } : migration,
    );
    const native = new Database(file);
    if (step > 1) {
      migrate(native, MIGRATIONS.slice(0, step - 1));
      seed(native, step - 1);
    }
    expect(() => migrate(native, failing)).toThrow('nonsense');
    expect(native.pragma('user_version', { simple: true })).toBe(step - 1);
    expect(native.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
    if (step > 1) expect(native.prepare('SELECT count(*) AS n FROM instrument').get()).toEqual({ n: 1 });
    native.close();
  });

  it('that leave rows without their parent are taken back', () => {
    const native = new Database(':memory:');
    native.pragma('foreign_keys = OFF');
    migrate(native, MIGRATIONS);
    const orphaning = {
      version: MIGRATIONS.length + 1,
      name: 'orphaning',
      up: "INSERT INTO dividend (orderbook_id, ex_date, ordinal, amount, currency) VALUES ('1', '2026-01-01', 0, 1, 'SEK')",
    };
    expect(() => migrate(native, [...MIGRATIONS, orphaning])).toThrow('without their parent');
    expect(native.prepare('SELECT count(*) AS n FROM dividend').get()).toEqual({ n: 0 });
    native.close();
  });

  it('refuse a database of a newer Kursvakt and leave its file untouched', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    openWriter(file).close();
    const native = new Database(file);
    native.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    native.close();
    const copy = join(folder, 'before.db');
    copyFileSync(file, copy);
    for (const open of [openWriter, openReader]) {
      expect(() => open(file)).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: 'store-from-future' }) }));
    }
    expect(readFileSync(file).equals(readFileSync(copy))).toBe(true);
  });

  it('refuse a database of another program and leave its file untouched', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const native = new Database(file);
    native.exec('CREATE TABLE theirs (a)');
    native.pragma('user_version = 1');
    native.close();
    const before = readFileSync(file);
    expect(() => openWriter(file)).toThrow('another program');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('rise strictly, without a gap', () => {
    expect(() => assertRising(MIGRATIONS)).not.toThrow();
    expect(() => assertRising([MIGRATIONS[0]!, MIGRATIONS[2]!])).toThrow('version 3');
    expect(() => assertRising([MIGRATIONS[0]!, MIGRATIONS[0]!])).toThrow('version 1');
  });

  it('keep their text once released', () => {
    const checksums = Object.fromEntries(
      MIGRATIONS.map(({ name, up }) => [name, createHash('sha256').update(up).digest('hex')]),
    );
    expect(checksums).toMatchObject(RELEASED);
    expect(Object.keys(RELEASED)).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  it('end in exactly this schema', () => {
    const native = new Database(':memory:');
    migrate(native, MIGRATIONS);
    const schema = native
      .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name")
      .pluck()
      .all();
    native.close();
    expect(schema.join(';\n\n')).toMatchSnapshot();
  });

  it('hold the columns that outsiders may read', () => {
    const native = new Database(':memory:');
    migrate(native, MIGRATIONS);
    const columns = (table: string): unknown[] =>
      native.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    const signalKey = ['strategy_id', 'params_hash', 'as_of', 'engine_version'];
    expect(columns('instrument').slice(0, 12)).toEqual([
      'orderbook_id', 'isin', 'ticker', 'name', 'list', 'sector', 'currency', 'market_cap', 'preferred', 'first_bar',
      'last_bar', 'status',
    ]);
    expect(columns('strategy_signal').slice(0, 13)).toEqual([
      ...signalKey, 'orderbook_id', 'rank', 'score', 'in_target', 'target_weight', 'state', 'event', 'state_since', 'components',
    ]);
    expect(columns('strategy_run').slice(0, 10)).toEqual([
      ...signalKey, 'revision', 'run_id', 'status', 'universe', 'eligible', 'computed_at',
    ]);
    expect(columns('sync_run').slice(0, 9)).toEqual([
      'run_id', 'trigger', 'planned_at', 'started_at', 'finished_at', 'status', 'summary', 'input_hash', 'engine_version',
    ]);
    native.close();
  });
});
