import * as z from 'zod';

const NAME_FIELDS = ['sectorName', 'displayName', 'name'] as const;

/** Collects the names of a tree whose exact form is not recorded. */
function collectNames(node: unknown, names: string[]): void {
  if (Array.isArray(node)) {
    for (const child of node) collectNames(child, names);
  } else if (typeof node === 'object' && node !== null) {
    const record = node as Record<string, unknown>;
    for (const field of NAME_FIELDS) {
      if (typeof record[field] === 'string') names.push(record[field]);
    }
    for (const child of Object.values(record)) if (typeof child === 'object') collectNames(child, names);
  }
}

/** The tree of sectors by which a list can be filtered, as names. Missing: none when there is no tree. */
export const sectorNames = z.unknown().optional().transform((filterOptions): readonly string[] => {
  const names: string[] = [];
  if (typeof filterOptions === 'object' && filterOptions !== null && 'sectors' in filterOptions) collectNames(filterOptions.sectors, names);
  return names;
});
