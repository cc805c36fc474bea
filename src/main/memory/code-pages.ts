import { createRequire } from 'node:module';
import * as z from 'zod';
import type { Logger } from '../log/logger';

const moduleSchema = z.object({ giveBack: z.custom<() => number>((value) => typeof value === 'function') });

/**
 * The way to hand the pages of the program's own code back to the system (`native/code-pages.c`). They stay in
 * the file cache; what runs again is mapped again, some milliseconds later.
 * Missing: null where the module was not built, which is everywhere but on Linux.
 */
export function loadCodePages(file: string, log: Logger): (() => boolean) | null {
  try {
    const { giveBack } = moduleSchema.parse(createRequire(import.meta.url)(file));
    return () => giveBack() > 0;
  } catch (error) {
    log.debug('code pages cannot be given back', { error: error instanceof Error ? error.name : typeof error });
    return null;
  }
}
