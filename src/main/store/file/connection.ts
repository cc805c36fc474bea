import type { Database, Statement } from 'better-sqlite3';
import { raise } from '@core/errors';
import { withStoreErrors } from './sqlite-errors';
import { createAtomically, createConsistently, type Atomically } from './transaction';

export type SqlValue = string | number | bigint | null | Uint8Array;

/** A prepared statement that only reads. */
export interface Query<Params extends readonly SqlValue[], Row> {
  get(...params: Params): Row | undefined;
  all(...params: Params): Row[];
  /** Row by row; the connection can write nothing until the loop has ended, so end it soon. */
  each(...params: Params): IterableIterator<Row>;
}

/** A prepared statement that writes. */
export interface Command<Params extends readonly SqlValue[]> {
  run(...params: Params): { readonly changes: number; readonly lastId: number };
}

/** What reading code gets: there is no way to write through it, neither for the compiler nor at run time. */
export interface Reader {
  readonly file: string;
  /** Prepares once, for the life of the connection. Errors: `bug` when the statement would write. */
  query<Params extends readonly SqlValue[], Row>(sql: string): Query<Params, Row>;
  /**
   * Lets several queries see one and the same state: without it a run that publishes between two of them would
   * be read half. Holds the write-ahead log back while it lasts, so no waiting inside.
   */
  readonly consistently: Atomically;
  /**
   * Stands for everything the database holds: differs after each change, whoever made it. Only to be compared with
   * another one of the same connection. Cost: microseconds.
   */
  version(): string;
  /** Gives back the pages and the scratch memory the connection keeps; it goes on working. */
  shrink(): void;
  close(): void;
}

/** The one connection that writes. It can do all a Reader can, hence may be passed as one. */
export interface Writer extends Reader {
  command<Params extends readonly SqlValue[]>(sql: string): Command<Params>;
  readonly atomically: Atomically;
  /** Moves the write-ahead log into the database and empties it; false while a reader still needs it. */
  checkpoint(): boolean;
  /**
   * Rewrites the file with every table in the order of its keys, so that what belongs together is read in one go.
   * Readers go on reading. Needs room for two copies while it lasts. Errors: `store-full`, with nothing changed.
   */
  rewriteInOrder(): void;
}

function createQuery<Params extends readonly SqlValue[], Row>(
  statement: Statement<unknown[], Row>,
): Query<Params, Row> {
  return {
    get: (...params) => withStoreErrors(() => statement.get(...params)),
    all: (...params) => withStoreErrors(() => statement.all(...params)),
    *each(...params) {
      const rows = withStoreErrors(() => statement.iterate(...params));
      try {
        for (let next = rows.next(); next.done !== true; next = withStoreErrors(() => rows.next())) yield next.value;
      } finally {
        rows.return?.();
      }
    },
  };
}

function createCommand<Params extends readonly SqlValue[]>(statement: Statement): Command<Params> {
  return {
    run: (...params) =>
      withStoreErrors(() => {
        const { changes, lastInsertRowid } = statement.run(...params);
        return { changes, lastId: Number(lastInsertRowid) };
      }),
  };
}

export function createReader(native: Database, closing: () => void): Reader {
  const consistently = createConsistently(native);
  // Counts what other connections have committed, and this one cannot write.
  const version = native.prepare<[], number>('PRAGMA data_version').pluck();
  return {
    file: native.name,
    query<Params extends readonly SqlValue[], Row>(sql: string) {
      const statement = withStoreErrors(() => native.prepare<unknown[], Row>(sql));
      if (!statement.readonly || !statement.reader) return raise('bug', 'A statement that writes was prepared as a query.');
      return createQuery<Params, Row>(statement);
    },
    consistently: (work) => withStoreErrors(() => consistently(work)),
    version: () => withStoreErrors(() => String(version.get())),
    shrink: () => {
      withStoreErrors(() => native.pragma('shrink_memory'));
    },
    close: () => withStoreErrors(closing),
  };
}

/** Empties the write-ahead log as far as readers allow. Does not wait for them: the next call goes on. */
export function emptyLog(native: Database): boolean {
  const timeoutMs = Number(native.pragma('busy_timeout', { simple: true }));
  native.pragma('busy_timeout = 0');
  try {
    const [outcome] = native.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    return outcome.busy === 0;
  } finally {
    native.pragma(`busy_timeout = ${timeoutMs}`);
  }
}

function rewriteInOrder(native: Database): void {
  // The copy that is made on the way must not lie in memory, where everything else that is temporary does.
  native.pragma('temp_store = FILE');
  try {
    native.exec('VACUUM');
  } finally {
    native.pragma('temp_store = MEMORY');
  }
}

export function createWriter(native: Database, closing: () => void): Writer {
  const atomically = createAtomically(native);
  const reader = createReader(native, closing);
  const ownChanges = native.prepare<[], number>('SELECT total_changes()').pluck();
  return {
    ...reader,
    version: () => withStoreErrors(() => `${reader.version()} ${String(ownChanges.get())}`),
    command: <Params extends readonly SqlValue[]>(sql: string) =>
      createCommand<Params>(withStoreErrors(() => native.prepare(sql))),
    atomically: (work) => withStoreErrors(() => atomically(work)),
    checkpoint: () => withStoreErrors(() => emptyLog(native)),
    rewriteInOrder: () => {
      withStoreErrors(() => {
        rewriteInOrder(native);
      });
    },
  };
}
