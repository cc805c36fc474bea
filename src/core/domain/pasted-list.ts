/** What a pasted line may mean: an instrument by its names. */
export interface NamedInstrument {
  readonly orderbookId: string;
  readonly isin: string | null;
  readonly ticker: string;
  readonly name: string;
}

export interface PastedLine {
  /** As it was pasted, without its marks and numbers where they were in the way. */
  readonly text: string;
  /** Null: no instrument is called like this. */
  readonly orderbookId: string | null;
  /** The name fits several share classes, or only begins like this: the likeliest was taken. */
  readonly isGuess: boolean;
}

const MOST_LINES = 500;
const LONGEST_LINE = 300;
const BULLET = /^\s*(?:\d{1,3}[.)]|[-–*•])\s+/;
const NUMBER = /(?<![\p{L}\d])[-+\u2212]?\d[\d\u00a0\u202f.,]*\s*(?:%|kr|sek)?(?![\p{L}\d])/giu;
const ISIN = /\b[a-z]{2}[a-z0-9]{9}\d\b/i;
const LEGAL_FORM = /\b(?:ab|publ|asa|oyj|plc|ser|serie|series)\b/g;

/** Letters and digits alone, without case and marks: `Östen-Bolaget AB (publ)` is `osten bolaget`. */
function fold(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');
  return plain.replaceAll(LEGAL_FORM, ' ').replaceAll(/\s+/g, ' ').trim();
}

const compact = (text: string): string => fold(text).replaceAll(' ', '');
const isNumeric = (text: string): boolean => text.replaceAll(NUMBER, '').trim() === '';

interface Index {
  readonly exact: ReadonlyMap<string, readonly NamedInstrument[]>;
  readonly families: ReadonlyMap<string, readonly NamedInstrument[]>;
  readonly names: readonly (readonly [folded: string, instrument: NamedInstrument])[];
}

function indexOf(instruments: readonly NamedInstrument[]): Index {
  const exact = new Map<string, NamedInstrument[]>();
  const families = new Map<string, NamedInstrument[]>();
  const put = (map: Map<string, NamedInstrument[]>, key: string, instrument: NamedInstrument): void => {
    if (key === '') return;
    const known = map.get(key);
    if (known === undefined) map.set(key, [instrument]);
    else if (!known.includes(instrument)) known.push(instrument);
  };
  for (const instrument of instruments) {
    const { isin, ticker, name } = instrument;
    for (const key of [isin === null ? '' : compact(isin), compact(ticker), fold(name), compact(name)]) put(exact, key, instrument);
    put(families, fold(name).replace(/ [a-d]$/, ''), instrument);
    put(families, fold(ticker).replace(/ [a-d]$/, ''), instrument);
  }
  return { exact, families, names: instruments.map((instrument) => [fold(instrument.name), instrument] as const) };
}

/** Of several share classes the B line, which most lists mean; else the first. */
function likeliest(found: readonly NamedInstrument[]): NamedInstrument | undefined {
  return found.find(({ ticker, name }) => / B$/i.test(ticker) || / B$/i.test(name)) ?? found[0];
}

type Found = { readonly orderbookId: string; readonly isGuess: boolean } | null;

function lookUp({ exact, families, names }: Index, text: string): Found {
  const folded = fold(text);
  if (folded === '') return null;
  const same = exact.get(folded) ?? exact.get(folded.replaceAll(' ', ''));
  const [only] = same ?? [];
  if (same && only) return { orderbookId: likeliest(same)!.orderbookId, isGuess: same.length > 1 };
  const family = families.get(folded);
  if (family) return { orderbookId: likeliest(family)!.orderbookId, isGuess: family.length > 1 };
  if (folded.length < 4) return null;
  const beginning = names.filter(([name]) => name.startsWith(`${folded} `)).map(([, instrument]) => instrument);
  const taken = likeliest(beginning);
  return taken === undefined ? null : { orderbookId: taken.orderbookId, isGuess: true };
}

function linesOf(index: Index, line: string): PastedLine[] {
  const whole = line.replace(BULLET, '').trim();
  if (whole === '') return [];
  const withoutNumbers = whole.replaceAll(NUMBER, ' ').replaceAll(/\s+/g, ' ').trim();
  const [isin] = ISIN.exec(whole) ?? [];
  const direct = (isin === undefined ? null : lookUp(index, isin)) ?? lookUp(index, whole) ?? (withoutNumbers === '' ? null : lookUp(index, withoutNumbers));
  if (direct) return [{ text: whole, ...direct }];
  const isTable = /[\t;]/.test(whole);
  const cells = whole.split(isTable ? /[\t;]/ : ',').map((cell) => cell.trim()).filter((cell) => cell !== '' && !isNumeric(cell));
  const read = cells.map((cell): PastedLine => ({ text: cell, ...(lookUp(index, cell) ?? lookUp(index, cell.replaceAll(NUMBER, ' ')) ?? { orderbookId: null, isGuess: false }) }));
  if (!isTable) return read;
  // The other columns of a table row say something else; a row in which nothing is known is one unknown line.
  const known = read.filter(({ orderbookId }) => orderbookId !== null);
  return known.length > 0 || cells.length === 0 ? known : [{ text: cells.join(' '), orderbookId: null, isGuess: false }];
}

/**
 * Which instruments a pasted list means: one a line, or several with commas, tabs or semicolons between, by ticker,
 * name or ISIN, with or without Å Ä Ö, in any case, with ranks and percentages beside them.
 * Shape: in the order of the text; each instrument once.
 * Missing: a line that names no instrument has no id. Cost: lines × instruments only for names that are cut short.
 */
export function readPastedList(text: string, instruments: readonly NamedInstrument[]): PastedLine[] {
  const index = indexOf(instruments);
  const seen = new Set<string>();
  return text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .flatMap((line) => linesOf(index, line.slice(0, LONGEST_LINE)))
    .filter(({ orderbookId, text: said }) => {
      const key = orderbookId ?? `? ${said}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
