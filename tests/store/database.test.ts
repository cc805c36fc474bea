import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { KursvaktError } from '@core/errors';
import type { Reader, Writer } from '../../src/main/store/file/connection';
import { openReader, openWriter } from '../../src/main/store/file/database';
import { assertSafeSqlite, sqliteVersion } from '../../src/main/store/file/sqlite-version';
import { createRequestReader, createRequestWriter } from '../../src/main/store/records/requests';
import { createSettingReader, createSettingWriter } from '../../src/main/store/records/settings';
import { MIGRATIONS } from '../../src/main/store/migrations/index';
import { walSizeBytes } from './wal-size';
import { acquireWriterLock } from '../../src/main/store/file/writer-lock';
import { temporaryFolder } from '../helpers/temporary-folder';
import { openTestWriter } from './helpers';

const STORE = resolve(import.meta.dirname, '../../src/main/store');

function failureKind(work: () => unknown): string {
  try {
    work();
  } catch (caught) {
    return caught instanceof KursvaktError ? caught.failure.kind : `unexpected ${String(caught)}`;
  }
  return 'nothing';
}

function pragmaOf(reader: Reader, name: string): unknown {
  const statements: Record<string, string> = {
    journal_mode: 'SELECT * FROM pragma_journal_mode',
    synchronous: 'SELECT * FROM pragma_synchronous',
    foreign_keys: 'SELECT * FROM pragma_foreign_keys',
    busy_timeout: 'SELECT * FROM pragma_busy_timeout',
    trusted_schema: 'SELECT * FROM pragma_trusted_schema',
    cell_size_check: 'SELECT * FROM pragma_cell_size_check',
    journal_size_limit: 'SELECT * FROM pragma_journal_size_limit',
    cache_size: 'SELECT * FROM pragma_cache_size',
    query_only: 'SELECT * FROM pragma_query_only',
  };
  return Object.values(reader.query<[], Record<string, unknown>>(statements[name]!).get()!)[0];
}

const COMMON = { journal_mode: 'wal', foreign_keys: 1, busy_timeout: 5000, trusted_schema: 0, cell_size_check: 1 };
const WRITING = { ...COMMON, synchronous: 2, journal_size_limit: 16 * 1024 * 1024, query_only: 0 };

function readPragmas(reader: Reader, expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, pragmaOf(reader, name)]));
}

describe('D1: pragmas', () => {
  it('are set on the writer, also after a write and after reopening', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    for (let opening = 0; opening < 2; opening++) {
      const writer = openWriter(file);
      expect(readPragmas(writer, WRITING)).toEqual(WRITING);
      createSettingWriter(writer).write({ theme: 'dark' });
      expect(readPragmas(writer, WRITING)).toEqual(WRITING);
      writer.close();
    }
  });

  it('make a reader read only, with a small cache', () => {
    const writer = openTestWriter();
    const reader = openReader(writer.file);
    const expected = { ...COMMON, query_only: 1, cache_size: -2048 };
    expect(readPragmas(reader, expected)).toEqual(expected);
    reader.close();
  });

  it.skipIf(process.platform === 'win32')('leave the files readable by their owner alone', () => {
    const writer = openTestWriter();
    createSettingWriter(writer).write({ theme: 'dark' });
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(writer.file + suffix).mode & 0o777).toBe(0o600);
  });
});

describe('D2: one writer', () => {
  it('is a type of its own, which may be used as a reader', () => {
    expectTypeOf<Writer>().toExtend<Reader>();
    expectTypeOf<Reader>().not.toExtend<Writer>();
    expectTypeOf<Reader>().not.toHaveProperty('command');
    expectTypeOf<Reader>().not.toHaveProperty('atomically');
    expectTypeOf(createSettingWriter).parameter(0).toEqualTypeOf<Writer>();
  });

  it('is needed for a write: a query that writes is refused, on either connection', () => {
    const writer = openTestWriter();
    const reader = openReader(writer.file);
    expect(() => writer.query("INSERT INTO watch VALUES ('1') RETURNING 1")).toThrow('as a query');
    expect(() => reader.query('DELETE FROM watch')).toThrow('as a query');
    reader.close();
  });

  it('is needed for a write: SQLite itself refuses one on a reading connection', () => {
    const writer = openTestWriter();
    const native = new Database(writer.file, { readonly: true });
    expect(() => native.exec('DELETE FROM watch')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
    native.close();
  });

  it('is guarded by a lock that a second one is refused at once', () => {
    const folder = temporaryFolder();
    const lock = acquireWriterLock(folder);
    const before = performance.now();
    expect(failureKind(() => acquireWriterLock(folder))).toBe('store-busy');
    expect(performance.now() - before).toBeLessThan(500);
    lock.release();
    acquireWriterLock(folder).release();
  });
});

describe('D3: transactions', () => {
  it('succeed when another connection wrote between their read and their write', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const one = openWriter(file);
    const two = openWriter(file);
    createSettingWriter(two).write({ theme: 'dark' });
    one.atomically(() => {
      expect(createSettingReader(one).read().theme).toBe('dark');
      createSettingWriter(one).write({ theme: 'light' });
    });
    expect(createSettingReader(two).read().theme).toBe('light');
    one.close();
    two.close();
  });

  it('keep a second writer out from their first moment on', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const one = openWriter(file);
    const two = new Database(file, { timeout: 0 });
    one.atomically(() => {
      expect(() => two.exec("INSERT INTO watch VALUES ('1')")).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    });
    two.close();
    one.close();
  });

  it('take back everything when the work throws, also what an inner one had done', () => {
    const writer = openTestWriter();
    const settings = createSettingWriter(writer);
    expect(() =>
      writer.atomically(() => {
        writer.atomically(() => settings.write({ theme: 'dark' }));
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(createSettingReader(writer).read().theme).toBe('system');
  });

  it('are opened in one file only, and immediately', () => {
    const files = readdirSync(STORE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const opening = files.filter((name) => /\.transaction\(|\bBEGIN\b/.test(readFileSync(join(STORE, name), 'utf8')));
    expect(opening.sort()).toEqual(['file/transaction.ts', 'file/writer-lock.ts']);
    expect(readFileSync(join(STORE, 'file', 'transaction.ts'), 'utf8')).toContain('.immediate(');
  });
});

describe('D9: a full disk', () => {
  const entry = {
    startedAtMs: 1, method: 'GET', host: 'h', path: 'x'.repeat(2000), status: 200, bytes: 1, durationMs: 1,
    attempt: 1, failureKind: null,
  } as const;

  it('fails the write as store-full, stores none of it, and reading goes on', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    openWriter(file).close();
    const writer = openWriter(file, { maxSizeBytes: statSync(file).size + 100_000 });
    const requests = createRequestWriter(writer);
    requests.append([entry]);
    expect(failureKind(() => requests.append(Array.from({ length: 500 }, () => entry)))).toBe('store-full');
    expect(createRequestReader(writer).count()).toBe(1);
    writer.close();
    const roomier = openWriter(file);
    createRequestWriter(roomier).append(Array.from({ length: 500 }, () => entry));
    expect(createRequestReader(roomier).count()).toBe(501);
    roomier.close();
  });
});

describe('D10: the write-ahead log', () => {
  it('grows while a reader holds an old state and is emptied by the next checkpoint after that', () => {
    const writer = openTestWriter();
    const requests = createRequestWriter(writer);
    const entry = {
      startedAtMs: 1, method: 'GET', host: 'h', path: 'x'.repeat(1000), status: 200, bytes: 1, durationMs: 1,
      attempt: 1, failureKind: null,
    } as const;
    requests.append([entry, entry]);
    const holding = new Database(writer.file, { readonly: true });
    const rows = holding.prepare('SELECT * FROM request_log').iterate();
    rows.next();
    requests.append(Array.from({ length: 5000 }, () => entry));
    expect(writer.checkpoint()).toBe(false);
    expect(walSizeBytes(writer.file)).toBeGreaterThan(5_000_000);
    rows.return?.();
    holding.close();
    expect(writer.checkpoint()).toBe(true);
    expect(walSizeBytes(writer.file)).toBe(0);
  }, 30_000);

  it('D11: is gone after closing', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    const writer = openWriter(file);
    createSettingWriter(writer).write({ theme: 'dark' });
    writer.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    writer.close();
  });
});

describe('D12: the SQLite library', () => {
  it('is one without the bug that corrupts a database under two connections', () => {
    const writer = openTestWriter();
    expect(() => assertSafeSqlite(sqliteVersion(writer))).not.toThrow();
    expect(() => assertSafeSqlite('3.51.2')).toThrow('3.51.3');
    expect(() => assertSafeSqlite('3.7.17')).toThrow();
    expect(() => assertSafeSqlite('3.51.3')).not.toThrow();
    expect(() => assertSafeSqlite('4.0.0')).not.toThrow();
  });
});

describe('D13: tables', () => {
  it('are strict, all of them', () => {
    const writer = openTestWriter();
    const loose = writer
      .query<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
  });

  it('refuse values of another type, dates that do not exist and words that are not allowed', () => {
    const writer = openTestWriter();
    expect(() => writer.command<[number]>("INSERT INTO notice (notice_id, created_at, kind, title, body, dedupe_key) VALUES (?, '', 'info', '', '', 'a')").run(1.5)).toThrow(/DATATYPE|datatype|INTEGER/);
    const start = writer.command<[string, string]>(
      "INSERT INTO sync_run (run_id, trigger, started_at, status, engine_version, target_session) VALUES ('r', 't', '', ?, 1, ?)",
    );
    expect(() => start.run('running', '2026-02-30')).toThrow('CHECK');
    expect(() => start.run('walking', '2026-02-27')).toThrow('CHECK');
    start.run('running', '2026-02-27');
  });
});

describe('D14: SQL', () => {
  it('is never put together from pieces', () => {
    const files = readdirSync(STORE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const pieced = files.filter((name) => {
      const text = readFileSync(join(STORE, name), 'utf8');
      return /\.(query|command|prepare|exec)(<[^(]*>)?\(\s*(`[^`]*\$\{|'[^'\n]*'\s*\+|"[^"\n]*"\s*\+)/.test(text);
    });
    // Counting rows of every table: names cannot be bound, and these come from the schema itself.
    expect(pieced).toEqual(['file/verified-copy.ts']);
  });
});

describe('a reader', () => {
  it('says that there is no database yet', () => {
    expect(failureKind(() => openReader(join(temporaryFolder(), 'kursvakt.db')))).toBe('no-data');
  });

  it('says the same of one that is being made, at whatever moment it looks', () => {
    const file = join(temporaryFolder(), 'kursvakt.db');
    writeFileSync(file, '');
    const seen = [failureKind(() => openReader(file))];
    const writer = openWriter(file, {
      migrations: MIGRATIONS.map((migration) => ({
        ...migration,
        get up() {
          seen.push(failureKind(() => openReader(file)));
          return migration.up;
        },
      })),
    });
    expect(seen).toEqual(Array<string>(MIGRATIONS.length + 1).fill('no-data'));
    expect(failureKind(() => openReader(file).close())).toBe('nothing');
    writer.close();
  });
});
