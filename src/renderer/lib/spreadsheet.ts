import type { Language } from './format';

/** Signs with which a spreadsheet begins a formula. A company could be called that. */
const FORMULA_START = /^[=+\-@]/;

/** How a spreadsheet of the given language reads numbers: plain minus, no spaces, its own decimal sign. */
export function createSpreadsheetCell(language: Language): (value: number | string | null) => string {
  const format = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { useGrouping: false, maximumFractionDigits: 10 });
  return (value) => {
    if (value === null) return '';
    if (typeof value === 'number') return format.format(value).replace('\u2212', '-');
    const oneLine = value.replace(/\s+/g, ' ');
    return FORMULA_START.test(oneLine) ? `'${oneLine}` : oneLine;
  };
}
