import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportRequest } from '@shared/dto/export';
import { createReadModel, type ReadModel } from '../../src/main/handlers/read-model';
import type { Reader } from '../../src/main/store/file/connection';
import { openReader } from '../../src/main/store/file/database';
import { syncedFolder } from './synced-folder';
import { temporaryFolder } from './temporary-folder';

/** All strategies' newest signals for Swedish spreadsheets; tests change what they are about. */
export const SIGNALS_REQUEST: ExportRequest = {
  table: 'signals', format: 'csv', dialect: 'sv', strategyId: null, paramsHash: null, orderbookId: null, asOf: null, pasted: null,
};
/** A strategy that has a list on the small synced market. */
export const LISTED_STRATEGY = 'dual_momentum';

export interface ExportBench {
  readonly folder: string;
  readonly database: string;
  readonly reader: Reader;
  /** What the window reads of the same database, to hold a file against. */
  readonly model: ReadModel;
  close(): void;
}

/** A synced database and what the window would show of it. */
export async function openExportBench(): Promise<ExportBench> {
  const folder = await syncedFolder();
  const database = join(folder, 'kursvakt.db');
  const reader = openReader(database);
  return {
    folder,
    database,
    reader,
    model: createReadModel(reader, () => Date.parse('2026-11-20T20:00:00Z')),
    close() {
      reader.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A path for a file in a folder of its own, which is gone after the test. */
export function outFile(name: string): string {
  return join(temporaryFolder(), name);
}
