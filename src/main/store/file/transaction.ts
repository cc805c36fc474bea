import type { Database } from 'better-sqlite3';

/** Runs work as one unit: everything it writes becomes visible at once, or nothing does. */
export type Atomically = <Value>(work: () => Value) => Value;

/**
 * The one place that opens transactions. They start IMMEDIATE: a transaction that reads first and
 * writes later fails with SQLITE_BUSY_SNAPSHOT as soon as another connection has written in between,
 * and no time-out helps against that. Inside another transaction the work becomes a savepoint.
 */
export function createAtomically(native: Database): Atomically {
  const run = native.transaction((work: () => unknown): unknown => work());
  return <Value>(work: () => Value): Value => run.immediate(work) as Value;
}

/** Runs work that only reads on one state of the database, whatever is written meanwhile. */
export function createConsistently(native: Database): Atomically {
  const run = native.transaction((work: () => unknown): unknown => work());
  return <Value>(work: () => Value): Value => run.deferred(work) as Value;
}
