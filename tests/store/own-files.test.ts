import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportToFile } from '../../src/main/export/export-to-file';
import { backupTo, restoreFrom } from '../../src/main/store/file/backup';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { checkFile } from '../../src/main/store/file/integrity';
import { recover } from '../../src/main/store/file/recovery';
import { makeDataFolder } from '../../src/main/store/file/private-files';
import { sqliteFailure } from '../../src/main/store/file/sqlite-errors';
import { acquireWriterLock } from '../../src/main/store/file/writer-lock';
import { temporaryFolder } from '../helpers/temporary-folder';
import { addInstruments, openTestWriter } from './helpers';

const REQUEST = { table: 'instruments', format: 'csv', dialect: 'sv', strategyId: null, paramsHash: null, pasted: null, orderbookId: null, asOf: null } as const;

describe('what the database consists of', () => {
  it.each(['kursvakt.db', 'kursvakt.db-wal', 'kursvakt.db-shm', 'KURSVAKT.DB', 'writer.lock'])('is written over by no backup and no export: %s', async (name) => {
    const folder = temporaryFolder();
    const writer = openTestWriter({}, folder);
    addInstruments(writer, 3);
    const alias = join(temporaryFolder(), 'alias');
    symlinkSync(folder, alias);
    const before = readdirSync(folder).sort();
    for (const target of [join(folder, name), join(alias, name)]) {
      expect(() => backupTo(writer, target)).toThrow('That file belongs to the database');
      await expect(exportToFile(writer.file, REQUEST, target)).rejects.toThrow('That file belongs to the database');
    }
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(checkFile(writer.file, 'full').condition).toBe('sound');
    expect(backupTo(writer, join(folder, 'copy.db')).rows.instrument).toBe(3);
  });

  it('and a folder is no place for a backup', () => {
    const writer = openTestWriter();
    expect(() => backupTo(writer, temporaryFolder())).toThrow('There is a folder of that name.');
    expect(() => restoreFrom(temporaryFolder(), join(temporaryFolder(), 'kursvakt.db'), 0)).toThrow('The backup cannot be read.');
  });

  it.skipIf(process.platform === 'win32')('and what is no file is no place for one: a pipe keeps its name', async () => {
    const writer = openTestWriter();
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(() => backupTo(writer, pipe)).toThrow('That is a device or a pipe, not a file.');
    await expect(exportToFile(writer.file, REQUEST, pipe)).rejects.toThrow('That is a device or a pipe, not a file.');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('and a name under which nothing can be is told as that', async () => {
    const writer = openTestWriter();
    const long = join(temporaryFolder(), 'x'.repeat(300));
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const [target, message] of [[long, 'The name of the file is too long.'], [join(file, 'copy.db'), 'A file is where the folder for it should be.']] as const) {
      expect(() => backupTo(writer, target)).toThrow(message);
      await expect(exportToFile(writer.file, REQUEST, target)).rejects.toThrow(message);
      expect(() => restoreFrom(target, join(temporaryFolder(), 'kursvakt.db'), 0)).toThrow('There is no such backup file.');
    }
    // Room for the name, but not for the one it has until it is whole.
    await expect(exportToFile(writer.file, REQUEST, join(temporaryFolder(), 'x'.repeat(250)))).rejects.toThrow('The name of the file is too long.');
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only, the lock as well', () => {
    const folder = join(temporaryFolder(), 'deep', 'er');
    makeDataFolder(folder);
    acquireWriterLock(folder).release();
    expect([folder, join(folder, 'writer.lock')].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  });
});

describe('a place that cannot be used', () => {
  it('is named as what it is: a file where the folder should be', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below')]) expect(() => makeDataFolder(folder)).toThrow('A file is where the data folder should be.');
  });

  it('never passes for “no database yet” when there is one that cannot be opened', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    openTestWriter({}, folder).close();
    // As on a read-only disk: nothing can be put beside it.
    for (const part of ['-wal', '-shm']) mkdirSync(`${file}${part}`);
    for (const open of [openReader, openWriter]) expect(() => open(file)).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: 'store-readonly' }) }));
    expect(() => openReader(join(folder, 'none.db'))).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: 'no-data' }) }));
  });

  it('is told as one that cannot be read when a folder is in its place, and nothing is set aside', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kursvakt.db');
    mkdirSync(file);
    expect(checkFile(file, 'full').condition).toBe('unreadable');
    for (const open of [openReader, openWriter]) expect(() => open(file)).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: 'store-corrupt' }) }));
    expect(recover(file, { backupFolder: join(folder, 'backups'), atMs: 0 })).toMatchObject({ outcome: 'none' });
    expect(readdirSync(folder)).toEqual(['kursvakt.db']);
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_FSYNC'])('that has no room is told as that: %s', (code) => {
    expect(sqliteFailure(Object.assign(new Error('disk I/O error'), { name: 'SqliteError', code }))?.kind).toBe('store-full');
  });
});
