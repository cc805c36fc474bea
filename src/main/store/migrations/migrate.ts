import type { Database } from 'better-sqlite3';
import { raise } from '@core/errors';
import { createAtomically } from '../file/transaction';
import type { Migration } from './migration';

/** Versions are 1, 2, 3 … without a gap, so the newest version is the number of migrations. */
export function assertRising(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) raise('bug', `Migration ${migration.name} has version ${migration.version}.`);
  });
}

/**
 * Brings the schema to the newest version, one migration at a time. Each migration and its version
 * number are one transaction: a failure leaves the version before it, with all of its rows.
 * A new database appears whole: nobody who reads meanwhile sees an old schema that never held anything.
 */
export function migrate(native: Database, migrations: readonly Migration[]): void {
  assertRising(migrations);
  const atomically = createAtomically(native);
  const version = (): number => Number(native.pragma('user_version', { simple: true }));
  const apply = (migration: Migration): void => {
    if (version() >= migration.version) return;
    native.exec(migration.up);
    if ((native.pragma('foreign_key_check') as unknown[]).length > 0) {
      raise('store-corrupt', `Rows without their parent were found by migration ${migration.name}.`);
    }
    native.pragma(`user_version = ${migration.version}`);
  };
  const applyEach = (): void => {
    for (const migration of migrations) atomically(() => apply(migration));
  };
  if (version() === 0) atomically(applyEach);
  else applyEach();
}
