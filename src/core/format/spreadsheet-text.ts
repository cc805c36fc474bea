/** Signs with which a spreadsheet begins a formula. A company could be called that. */
const FORMULA_START = /^[=+\-@]/;

/** A text as one line that no spreadsheet takes for a formula: an apostrophe says that it is text. */
export function spreadsheetText(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return FORMULA_START.test(oneLine) ? `'${oneLine}` : oneLine;
}
