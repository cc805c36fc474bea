/** All invented ISINs begin alike, so that a demo share is easily told from a real one. */
const COUNTRY = 'SE';
const BLOCK = '0099';

/** Luhn's sum over the ISIN with letters written as numbers (A = 10 … Z = 35). */
export function isinCheckDigit(body: string): number {
  let digits = '';
  for (const character of body) digits += Number.parseInt(character, 36).toString();
  let sum = 0;
  for (let position = 0; position < digits.length; position += 1) {
    const digit = Number(digits[digits.length - 1 - position]);
    const doubled = position % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

export function demoIsin(serial: number): string {
  const body = `${COUNTRY}${BLOCK}${String(serial).padStart(5, '0')}`;
  return `${body}${isinCheckDigit(body)}`;
}
