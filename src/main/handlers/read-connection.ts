import { raise, toFailure } from '@core/errors';
import type { Reader } from '../store/file/connection';
import { openReader } from '../store/file/database';
import { createReadModel, type ReadModel } from './read-model';

export interface ReadConnection {
  /** Opened at the first question after there is a database. Missing: null before that, and while it is being made. */
  readModel(): ReadModel | null;
  /** The same where nothing can be done without. Errors: `no-data` before the first sync. */
  existing(): ReadModel;
  /** Gives the pages and the answers it keeps back and stays open; false when it is not. */
  shrink(): boolean;
  /** Gives its statements back as well; the next question opens it again. False when it is not open. */
  close(): boolean;
}

function readerOf(databaseFile: string): Reader | null {
  try {
    return openReader(databaseFile);
  } catch (error) {
    if (toFailure(error).kind === 'no-data') return null;
    throw error;
  }
}

/** The resident app's one read-only connection. */
export function createReadConnection(databaseFile: string, nowMs: () => number): ReadConnection {
  let open: { readonly reader: Reader; readonly model: ReadModel } | null = null;
  function readModel(): ReadModel | null {
    if (!open) {
      const reader = readerOf(databaseFile);
      if (reader === null) return null;
      open = { reader, model: createReadModel(reader, nowMs) };
    }
    return open.model;
  }
  return {
    readModel,
    existing: () => readModel() ?? raise('no-data', 'Nothing has been fetched yet.', { remedy: 'Start the first sync.' }),
    shrink() {
      open?.model.forget();
      open?.reader.shrink();
      return open !== null;
    },
    close() {
      if (!open) return false;
      open.reader.close();
      open = null;
      return true;
    },
  };
}
