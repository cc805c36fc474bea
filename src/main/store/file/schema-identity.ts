import type { Database } from 'better-sqlite3';
import { raise } from '@core/errors';

/** “KURS” as ASCII: tells our files from other programs' SQLite files. */
export const APPLICATION_ID = 0x4b555253;

export interface SchemaIdentity {
  readonly applicationId: number;
  readonly version: number;
}

export function readSchemaIdentity(native: Database): SchemaIdentity {
  return {
    applicationId: Number(native.pragma('application_id', { simple: true })),
    version: Number(native.pragma('user_version', { simple: true })),
  };
}

/** Errors: `store-corrupt` for a file of another program, `store-from-future` for one of a newer Kursvakt. */
export function assertReadable(identity: SchemaIdentity, newestVersion: number): void {
  const empty = identity.applicationId === 0 && identity.version === 0;
  if (!empty && identity.applicationId !== APPLICATION_ID) {
    raise('store-corrupt', 'The database file belongs to another program.');
  }
  if (identity.version > newestVersion) {
    raise('store-from-future', `The database has schema version ${identity.version}; this Kursvakt knows ${newestVersion}.`);
  }
}
