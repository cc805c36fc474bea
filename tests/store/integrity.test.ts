import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupTo, listBackups, restoreFrom, rotateBackup } from '../../src/main/store/file/backup';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { checkFile, type FileCondition } from '../../src/main/store/file/integrity';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { recover } from '../../src/main/store/file/recovery';
import { createSettingReader, createSettingWriter } from '../../src/main/store/records/settings';
import { createWatchReader, createWatchWriter } from '../../src/main/store/records/watchlist';
import { walk } from './fixtures';
import { temporaryFolder } from '../helpers/temporary-folder';
import { addInstruments, openTestWriter } from './helpers';

const PAGE_BYTES = 16 * 1024;
/** Rows grow from the end of a page, so that these bytes are a whole one of them and more. */
const A_ROW = [PAGE_BYTES - 10_000, 6_500] as const;
const AT = Date.UTC(2026, 10, 24, 18, 0, 0);

/** A closed database with 20 instruments, ten years of prices and what a person typed. */
function seededFile(folder = temporaryFolder()): string {
  const file = join(folder, 'kursvakt.db');
  const writer = openWriter(file);
  const prices = createPriceWriter(writer);
  for (const id of addInstruments(writer, 20)) prices.appendBars(id, walk(Number(id), '2016-01-01', 2500));
  createSettingWriter(writer).write({ theme: 'dark', syncDelayMinutes: 40 });
  createWatchWriter(writer).follow('5003');
  writer.close();
  return file;
}

/** A page that holds one block of prices. */
function pricePage(file: string): number {
  const native = new Database(file, { readonly: true });
  const page = native
    .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'price_chunk' AND pagetype = 'leaf' LIMIT 1 OFFSET 10")
    .pluck()
    .get();
  native.close();
  return page!;
}

function overwrite(file: string, page: number, offset: number, bytes: number): void {
  const content = readFileSync(file);
  content.fill(0xff, (page - 1) * PAGE_BYTES + offset, (page - 1) * PAGE_BYTES + offset + bytes);
  writeFileSync(file, content);
}

const DAMAGES: Record<string, { damage: (file: string) => void; condition: FileCondition }> = {
  'page header overwritten': {
    damage: (file) => overwrite(file, pricePage(file), 0, 16),
    condition: 'corrupt',
  },
  'page payload overwritten': {
    damage: (file) => overwrite(file, pricePage(file), ...A_ROW),
    condition: 'corrupt',
  },
  'truncated to half': { damage: (file) => truncateSync(file, statSync(file).size >> 1), condition: 'corrupt' },
  'a text file': { damage: (file) => writeFileSync(file, 'Hello\n'.repeat(2000)), condition: 'not-a-database' },
};

describe('D6: the check of a file', () => {
  it.each(Object.entries(DAMAGES))('classifies: %s', (_name, { damage, condition }) => {
    const file = seededFile();
    expect(checkFile(file, 'quick').condition).toBe('sound');
    damage(file);
    expect(checkFile(file, 'quick').condition).toBe(condition);
    expect(checkFile(file, 'full').condition).toBe(condition);
  });

  it('tells an empty file, a missing one and one of another program apart', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    expect(checkFile(file, 'quick').condition).toBe('missing');
    writeFileSync(file, '');
    expect(checkFile(file, 'quick').condition).toBe('empty');
    const native = new Database(file);
    native.exec('CREATE TABLE theirs (a)');
    native.close();
    expect(checkFile(file, 'quick').condition).toBe('of-another-program');
  });

  it('misses no table', () => {
    const file = seededFile();
    const native = new Database(file);
    native.pragma('foreign_keys = OFF');
    native.exec('DROP TABLE setting');
    native.close();
    expect(checkFile(file, 'quick')).toMatchObject({ condition: 'corrupt', detail: 'missing setting' });
  });

  it('finds a changed price, which the check of SQLite itself passes over', () => {
    const file = seededFile();
    overwrite(file, pricePage(file), PAGE_BYTES - 800, 8);
    expect(checkFile(file, 'quick').condition).toBe('sound');
    expect(checkFile(file, 'full')).toMatchObject({ condition: 'corrupt', detail: expect.stringContaining('price chunk') });
  });

  it('leaves the file as it was', () => {
    const file = seededFile();
    const before = readFileSync(file);
    checkFile(file, 'full');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('D7: backups', () => {
  it('hold the rows that still sit in the write-ahead log, which a copy of the file does not', () => {
    const writer = openTestWriter();
    createSettingWriter(writer).write({ theme: 'dark' });
    writer.checkpoint();
    addInstruments(writer, 500);
    const folder = dirname(writer.file);
    const naive = join(folder, 'naive.db');
    copyFileSync(writer.file, naive);
    const copied = new Database(naive, { readonly: true });
    expect(copied.prepare('SELECT count(*) AS n FROM instrument').get()).toEqual({ n: 0 });
    copied.close();
    const backup = backupTo(writer, join(folder, 'backup.db'));
    expect(backup).toMatchObject({ verified: true, rows: { instrument: 500, setting: 1 } });
    const opened = openReader(backup.file);
    expect(createInstrumentReader(opened).all()).toHaveLength(500);
    opened.close();
  });

  it('are kept three at a time, the newest', () => {
    const writer = openTestWriter();
    const folder = join(dirname(writer.file), 'backups');
    for (let day = 0; day < 5; day++) rotateBackup(writer, folder, AT + day * 86_400_000);
    expect(readdirSync(folder).sort()).toEqual([
      'kursvakt-20261126T180000Z.db', 'kursvakt-20261127T180000Z.db', 'kursvakt-20261128T180000Z.db',
    ]);
    expect(listBackups(folder)[0]).toContain('20261128');
  });

  it('come back with every row; what they replace goes to quarantine together with its log', () => {
    const folder = temporaryFolder();
    const file = seededFile(folder);
    const writer = openWriter(file);
    const backup = backupTo(writer, join(folder, 'mine.db'));
    createSettingWriter(writer).write({ theme: 'light' });
    const open = new Database(file);
    writer.close();
    open.exec("INSERT INTO watch VALUES ('77')");
    // A process that died leaves its log beside the database: imitate it by copying the three files.
    const dead = temporaryFolder();
    for (const suffix of ['', '-wal', '-shm']) copyFileSync(file + suffix, join(dead, `kursvakt.db${suffix}`));
    open.close();
    const target = join(dead, 'kursvakt.db');
    const restored = restoreFrom(backup.file, target, AT);
    expect(restored).toMatchObject({ file: target, verified: true, rows: backup.rows });
    expect(readdirSync(join(dead, 'quarantine', '20261124T180000Z')).sort()).toEqual([
      'kursvakt.db', 'kursvakt.db-shm', 'kursvakt.db-wal',
    ]);
    const reader = openReader(target);
    expect(createSettingReader(reader).read().theme).toBe('dark');
    expect(createWatchReader(reader).all()).toEqual(['5003']);
    reader.close();
    const set = new Database(restored.quarantined!);
    expect(set.prepare("SELECT count(*) AS n FROM watch WHERE orderbook_id = '77'").get()).toEqual({ n: 1 });
    set.close();
  });

  it('that are damaged are refused, and the database stays where it is', () => {
    const folder = temporaryFolder();
    const file = seededFile(folder);
    const before = readFileSync(file);
    const backup = join(folder, 'bad.db');
    copyFileSync(file, backup);
    overwrite(backup, pricePage(file), ...A_ROW);
    expect(() => restoreFrom(backup, file, AT)).toThrow('damaged');
    expect(() => restoreFrom(join(folder, 'none.db'), file, AT)).toThrow('no such backup');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'quarantine'))).toBe(false);
  });
});

describe('D8: the recovery ladder', () => {
  function damaged(): { file: string; backupFolder: string } {
    const file = seededFile();
    const backupFolder = join(dirname(file), 'backups');
    return { file, backupFolder };
  }

  it('does nothing to a sound database', () => {
    const { file, backupFolder } = damaged();
    expect(recover(file, { backupFolder, atMs: AT })).toMatchObject({ found: 'sound', outcome: 'none' });
    expect(existsSync(join(dirname(file), 'quarantine'))).toBe(false);
  });

  it('takes the newest backup that verifies and carries over what the person typed since', () => {
    const { file, backupFolder } = damaged();
    const writer = openWriter(file);
    rotateBackup(writer, backupFolder, AT);
    rotateBackup(writer, backupFolder, AT + 1000);
    createSettingWriter(writer).write({ theme: 'light' });
    createWatchWriter(writer).follow('5004');
    writer.close();
    overwrite(listBackups(backupFolder)[0]!, 3, 0, 2000);
    overwrite(file, pricePage(file), 0, 16);
    const recovery = recover(file, { backupFolder, atMs: AT });
    expect(recovery).toMatchObject({ found: 'corrupt', outcome: 'restored', salvagedRows: 4 });
    expect(recovery.backup).toBe(listBackups(backupFolder)[1]);
    expect(existsSync(recovery.quarantined!)).toBe(true);
    const reader = openReader(file);
    expect(createInstrumentReader(reader).all()).toHaveLength(20);
    expect(createSettingReader(reader).read()).toMatchObject({ theme: 'light', syncDelayMinutes: 40 });
    expect(createWatchReader(reader).all()).toEqual(['5003', '5004']);
    reader.close();
  });

  it('carries over strategies of one’s own, also changed ones, onto a backup that is older than they are', () => {
    const { file, backupFolder } = damaged();
    const writer = openWriter(file);
    const save = writer.command<[string, string, string]>('INSERT OR REPLACE INTO own_strategy (strategy_id, definition, saved_at) VALUES (?, ?, ?)');
    save.run('own_old', '{"name": "as it was"}', '2026-11-01T10:00:00.000Z');
    rotateBackup(writer, backupFolder, AT);
    save.run('own_old', '{"name": "as it is"}', '2026-11-20T10:00:00.000Z');
    save.run('own_new', '{"name": "made since"}', '2026-11-21T10:00:00.000Z');
    writer.close();
    overwrite(file, pricePage(file), 0, 16);
    expect(recover(file, { backupFolder, atMs: AT })).toMatchObject({ outcome: 'restored', salvagedRows: 5 });
    const reader = openReader(file);
    expect(reader.query<[], object>('SELECT * FROM own_strategy ORDER BY strategy_id').all()).toEqual([
      { strategy_id: 'own_new', definition: '{"name": "made since"}', saved_at: '2026-11-21T10:00:00.000Z' },
      { strategy_id: 'own_old', definition: '{"name": "as it is"}', saved_at: '2026-11-20T10:00:00.000Z' },
    ]);
    reader.close();
  });

  it.each(Object.entries(DAMAGES))('without a backup starts anew and keeps the damaged file: %s', (_name, { damage }) => {
    const { file, backupFolder } = damaged();
    damage(file);
    const bytes = readFileSync(file);
    const recovery = recover(file, { backupFolder, atMs: AT });
    expect(recovery.outcome).toBe('rebuilt');
    expect(readFileSync(recovery.quarantined!).equals(bytes)).toBe(true);
    expect(checkFile(file, 'full').condition).toBe('sound');
  });

  it('starts anew when every backup is damaged', () => {
    const { file, backupFolder } = damaged();
    mkdirSync(backupFolder);
    writeFileSync(join(backupFolder, 'kursvakt-20261101T180000Z.db'), 'no database');
    overwrite(file, pricePage(file), 0, 16);
    expect(recover(file, { backupFolder, atMs: AT })).toMatchObject({ outcome: 'rebuilt', salvagedRows: 3 });
  });

  it('takes an empty file for damage only when there is a backup', () => {
    const { file, backupFolder } = damaged();
    const writer = openWriter(file);
    rotateBackup(writer, backupFolder, AT);
    writer.close();
    writeFileSync(file, '');
    expect(recover(file, { backupFolder: `${backupFolder}-none`, atMs: AT }).outcome).toBe('none');
    expect(recover(file, { backupFolder, atMs: AT })).toMatchObject({ found: 'empty', outcome: 'restored' });
  });

  it('leaves a database of a newer Kursvakt alone', () => {
    const { file, backupFolder } = damaged();
    const native = new Database(file);
    native.pragma('user_version = 99');
    native.close();
    expect(recover(file, { backupFolder, atMs: AT })).toMatchObject({ found: 'from-future', outcome: 'none' });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says so when the folder is read only', () => {
    const { file, backupFolder } = damaged();
    overwrite(file, pricePage(file), 0, 16);
    chmodSync(dirname(file), 0o500);
    try {
      expect(() => recover(file, { backupFolder, atMs: AT })).toThrow('set aside');
    } finally {
      chmodSync(dirname(file), 0o700);
    }
  });
});
