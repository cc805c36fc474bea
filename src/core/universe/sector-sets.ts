/** The data source's own sector names, as last seen there. A company without any sector passes and is flagged. */
export const FIN_OPERATING = [
  'Traditionell Bankverksamhet',
  'Försäkring',
  'Sparande & Investering',
  'Kapitalförvaltning',
  'Konsumentkredit',
] as const;

/** Banks, insurers, lenders and the investment companies. */
export const FIN_ALL = [...FIN_OPERATING, 'Investmentbolag'] as const;

export const UTILITIES = ['Kraftförsörjning'] as const;

/**
 * Names that a filter excludes and that the data source's tree of sectors does not know, each once: they shut nobody out.
 * Shape: in the order in which they are configured, as they are written there.
 */
export function unknownSectors(configured: readonly string[], tree: readonly string[]): string[] {
  const known = new Set(tree.map(normaliseSectorName));
  return [...new Set(configured)].filter((name) => !known.has(normaliseSectorName(name)));
}

export function normaliseSectorName(name: string): string {
  return name.trim().toLocaleLowerCase('sv-SE');
}
