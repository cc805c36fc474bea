import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a run keeps the data folders that its tests copy. */
    syncedFolders: string;
  }
}

/** Vitest calls it before the first test of a run, and what it returns after the last. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-synced-folders-'));
  provide('syncedFolders', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
