import { existsSync } from 'node:fs';
import type { Reader } from '../store/connection';
import { openReader } from '../store/database';
import { createReadModel, type ReadModel } from './read-model';

export interface ReadConnection {
  /** Opened at the first question after there is a database. Missing: null before that. */
  readModel(): ReadModel | null;
  /** Gives its page cache and statements back; the next question opens it again. */
  close(): void;
}

/** The resident app's one read-only connection. */
export function createReadConnection(databaseFile: string, nowMs: () => number): ReadConnection {
  let open: { readonly reader: Reader; readonly model: ReadModel } | null = null;
  return {
    readModel() {
      if (!open) {
        if (!existsSync(databaseFile)) return null;
        const reader = openReader(databaseFile);
        open = { reader, model: createReadModel(reader, nowMs) };
      }
      return open.model;
    },
    close() {
      open?.reader.close();
      open = null;
    },
  };
}
