import { spreadsheetText } from '@core/format/spreadsheet-text';
import type { Language } from './format';

/** How a spreadsheet of the given language reads numbers: plain minus, no spaces, its own decimal sign. */
export function createSpreadsheetCell(language: Language): (value: number | string | null) => string {
  const format = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { useGrouping: false, maximumFractionDigits: 10 });
  return (value) => {
    if (value === null) return '';
    return typeof value === 'number' ? format.format(value).replace('\u2212', '-') : spreadsheetText(value);
  };
}
