/**
 * Writes answers. Two habits of the real service are kept: what is unknown is left out rather than sent as
 * null, and numbers come in several notations.
 */
export interface RawNumber {
  readonly rawNumber: string;
}

export type Json = string | number | boolean | null | undefined | RawNumber | readonly Json[] | { readonly [key: string]: Json };

function isRawNumber(value: object): value is RawNumber {
  return 'rawNumber' in value;
}

/** Missing: members that are undefined or NaN are left out; in arrays they become null. */
export function writeJson(value: Json): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isReadonlyArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (isRawNumber(value)) return value.rawNumber;
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined || (typeof member === 'number' && Number.isNaN(member))) continue;
    members.push(`${JSON.stringify(key)}:${writeJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isReadonlyArray(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** `142385548.00000000` */
export function eightDecimals(value: number): RawNumber {
  return { rawNumber: value.toFixed(8) };
}

/** `2.42E+10`, without losing a digit. */
export function scientific(value: number): RawNumber {
  const [mantissa, exponent] = value.toExponential().split('e');
  return { rawNumber: `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}` };
}

/** `0.00` for an empty side of the order book, plain otherwise. */
export function twoDecimals(value: number): RawNumber {
  return { rawNumber: value.toFixed(2) };
}

/** `-1 234,50`: how search and headers write numbers. */
export function swedishNumber(value: number, decimals = 2): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
