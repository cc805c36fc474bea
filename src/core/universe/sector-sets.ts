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

export const REAL_ESTATE = ['Fastigheter'] as const;
export const UTILITIES = ['Kraftförsörjning'] as const;

export function normaliseSectorName(name: string): string {
  return name.trim().toLocaleLowerCase('sv-SE');
}
