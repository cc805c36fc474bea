import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportToFile } from '../../src/main/export/export-to-file';
import { backupTo, restoreFrom } from '../../src/main/store/file/backup';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { checkFile } from '../../src/main/store/file/integrity';
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

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_FSYNC'])('that has no room is told as that: %s', (code) => {
    expect(sqliteFailure(Object.assign(new Error('disk I/O error'), { name: 'SqliteError', code }))?.kind).toBe('store-full');
  });
});
