import * as z from 'zod';

const NAME_FIELDS = ['sectorName', 'displayName', 'name'] as const;
/** Sectors have three levels, of a list and an object each; what lies deeper is not theirs. */
const DEEPEST = 16;

/** Collects the names of a tree whose exact form is not recorded. */
function collectNames(node: unknown, names: string[], depth = 0): void {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return;
  const record = node as Record<string, unknown>;
  for (const field of NAME_FIELDS) {
    if (typeof record[field] === 'string') names.push(record[field]);
  }
  for (const child of Object.values(record)) collectNames(child, names, depth + 1);
}

/** The tree of sectors by which a list can be filtered, as names. Missing: none when there is no tree. */
export const sectorNames = z.unknown().optional().transform((filterOptions): readonly string[] => {
  const names: string[] = [];
  if (typeof filterOptions === 'object' && filterOptions !== null && 'sectors' in filterOptions) collectNames(filterOptions.sectors, names);
  return names;
});
