import * as z from 'zod';

export const SECTORS_PATH = '/_api/market-stock-filter/sectors/all';

const NAME_FIELDS = ['sectorName', 'displayName', 'name'] as const;

/** Collects the names of a tree whose exact form is not recorded. */
function collectNames(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) collectNames(child, names);
  } else if (typeof node === 'object' && node !== null) {
    const record = node as Record<string, unknown>;
    for (const field of NAME_FIELDS) {
      if (typeof record[field] === 'string') names.add(record[field]);
    }
    for (const child of Object.values(record)) if (typeof child === 'object') collectNames(child, names);
  }
}

export const sectorsSchema = z.unknown().transform((answer): readonly string[] => {
  const names = new Set<string>();
  collectNames(answer, names);
  return [...names];
});
