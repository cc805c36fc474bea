import { raise } from '../errors';

/** What JSON can say, and nothing else. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

function numberText(value: number): string {
  if (!Number.isFinite(value)) return raise('invalid-input', 'JSON has no text for a number that is not finite.');
  return JSON.stringify(value);
}

function stringText(value: string): string {
  // A lone surrogate has no UTF-8 form, so two programs could hash it differently.
  if (/\p{Surrogate}/u.test(value)) return raise('invalid-input', 'A text contains half a character.');
  return JSON.stringify(value);
}

/**
 * The one text of a JSON value, so that equal values have equal hashes: keys sorted by UTF-16 code
 * units, no spaces, numbers and texts as ECMAScript prints them.
 * Errors: `invalid-input` for numbers that are not finite and for texts that are not valid Unicode.
 * Source: RFC 8785.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return stringText(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') return raise('bug', `A ${typeof value} is not JSON.`);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${stringText(key)}:${canonicalJson(value[key]!)}`);
  return `{${members.join(',')}}`;
}

/** `Array.isArray` does not narrow a readonly array out of a union. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
