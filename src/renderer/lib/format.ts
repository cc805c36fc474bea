export type Language = 'sv' | 'en';

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };
const ZONE = 'Europe/Stockholm';
const MINUS = '\u2212';
const NBSP = '\u00a0';

/** Missing is not zero: a dash, never an empty cell. */
export const MISSING = '–';

type NumberText = (value: number | null) => string;

/** Makes something when it is first asked for, and once. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** All formats of one language, each made once and when it is first needed: a formatter costs far more than what it formats. */
export function createFormats(language: Language) {
  const number = (options: Intl.NumberFormatOptions): NumberText => {
    // What rounds to zero has no sign: nobody reads anything into “−0,0”.
    const format = once(() => new Intl.NumberFormat(LOCALES[language], { signDisplay: 'negative', ...options }));
    // English formats use a hyphen for minus; a real minus is as wide as the digits.
    return (value) => (value === null || Number.isNaN(value) ? MISSING : format().format(value).replace('-', MINUS));
  };
  const fixed = (digits: number, more: Intl.NumberFormatOptions = {}): NumberText =>
    number({ minimumFractionDigits: digits, maximumFractionDigits: digits, ...more });
  // Swedes and this app write dates the ISO way in every language.
  const wall = once(() => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' }));
  const wallSeconds = once(() => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }));
  const clock = once(() => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'short' }));
  const decimals = [fixed(0), fixed(1), fixed(2), fixed(3)] as const;
  const signed = [0, 1, 2, 3].map((digits) => fixed(digits, { signDisplay: 'exceptZero' }));
  const weekday = once(() => new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }));
  const names = once(() => new Intl.Collator('sv-SE', { numeric: true }));
  return {
    integer: decimals[0],
    /** A number with a fixed count of decimals, so that a column lines up. */
    fixed: (value: number | null, digits: 0 | 1 | 2 | 3): string => decimals[digits](value),
    signed: (value: number | null, digits: 0 | 1 | 2 | 3): string => signed[digits]!(value),
    /** A fraction as percent with one decimal, the way the language writes it. */
    percent: fixed(1, { style: 'percent' }),
    wholePercent: fixed(0, { style: 'percent' }),
    plain: number({ maximumSignificantDigits: 5 }),
    /** A file's size: kB below a megabyte. */
    fileSize: (bytes: number): string => (bytes < 1e6 ? `${decimals[0](Math.ceil(bytes / 1e3))}${NBSP}kB` : `${decimals[1](bytes / 1e6)}${NBSP}MB`),
    /** The bare number of a cell whose header says MB. */
    inMegabytes: (bytes: number | null): string => (bytes === null ? MISSING : decimals[1](bytes / 1e6)),
    megabytes: (bytes: number | null, digits: 0 | 1 = 1): string => (bytes === null ? MISSING : `${decimals[digits](bytes / 1e6)}${NBSP}MB`),
    day: (iso: string | null): string => iso ?? MISSING,
    weekday: (iso: string): string => weekday().format(new Date(`${iso}T12:00:00Z`)),
    /** Date and time in Stockholm. */
    instant: (iso: string | null): string => (iso === null ? MISSING : wall().format(new Date(iso))),
    time: (iso: string): string => clock().format(new Date(iso)),
    instantSeconds: (iso: string): string => wallSeconds().format(new Date(iso)),
    duration: (durationMs: number): string => durationText(durationMs),
    /** Å, Ä and Ö come last in both languages: the names are Swedish. */
    compareNames: (a: string, b: string): number => names().compare(a, b),
  };
}

export type Formats = ReturnType<typeof createFormats>;

function durationText(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  if (seconds < 60) return `${String(seconds)}${NBSP}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${String(minutes)}${NBSP}min ${String(seconds % 60)}${NBSP}s`;
  return `${String(Math.floor(minutes / 60))}${NBSP}h ${String(minutes % 60)}${NBSP}min`;
}

/** Bytes as the number that a column of MB holds. */
export function inMegabytes(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 1e6;
}

/** Whole calendar days from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
