import { hash32, STREAM } from '../random';

/** Things of the Swedish forest, sea and larder: no company and no place is called like their compounds. */
const FIRST_PARTS = [
  'Lingon', 'Bäver', 'Igelkotts', 'Järv', 'Älg', 'Kantarell', 'Hjortron', 'Blåbärs', 'Näckros', 'Gullvive',
  'Troll', 'Tomte', 'Lodjurs', 'Havsörns', 'Orr', 'Tjäder', 'Ripe', 'Mår', 'Vessle', 'Gädd', 'Abborr',
  'Strömmings', 'Åsne', 'Ärtsop', 'Ängsull', 'Örtug', 'Öring', 'Ålgräs', 'Åskmoln', 'Vårdags', 'Höstlöv',
  'Snögubbe', 'Istapps', 'Norrskens', 'Daggkåpe', 'Humle', 'Getings', 'Trollslände', 'Kottes', 'Mossvide',
  'Kråkbärs', 'Enbärs', 'Rönnbärs', 'Slånbärs', 'Vallmo', 'Blåklints', 'Råglimpe', 'Knäckebröds',
] as const;

const SECOND_PARTS = [
  'fors', 'hult', 'torp', 'viken', 'borg', 'ås', 'näs', 'dal', 'lund', 'sjö', 'holmen', 'bäcken', 'gården',
  'vången', 'mossen', 'kullen', 'ström', 'udden', 'hamn', 'ryd',
] as const;

export interface PlaceName {
  readonly name: string;
  /** Upper-case ASCII stem of the ticker; unique within the world. */
  readonly ticker: string;
}

function asciiUpper(text: string): string {
  return text.toUpperCase().replace(/[ÅÄ]/g, 'A').replace(/Ö/g, 'O').replace(/[^A-Z]/g, '');
}

function uniqueTicker(first: string, second: string, taken: Set<string>): string {
  const head = asciiUpper(first);
  const tail = asciiUpper(second);
  const candidates = [head.slice(0, 4), `${head.slice(0, 3)}${tail.slice(0, 1)}`, `${head.slice(0, 3)}${tail.slice(0, 2)}`,
    `${head.slice(0, 4)}${tail.slice(0, 1)}`, `${head.slice(0, 4)}${tail.slice(0, 2)}`, `${head.slice(0, 3)}${tail.slice(0, 3)}`];
  for (const candidate of candidates) {
    if (!taken.has(candidate)) return candidate;
  }
  for (let number = 2; ; number += 1) {
    const candidate = `${head.slice(0, 4)}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Every invented name in an order that the seed decides; each occurs once. */
export function placeNames(seed: number): readonly PlaceName[] {
  const pairs: { first: string; second: string; order: number }[] = [];
  FIRST_PARTS.forEach((first, i) => {
    SECOND_PARTS.forEach((second, j) => {
      // “Ålgräsås” and “Näckrossjö” read well enough; a doubled s does not.
      const glued = first.endsWith('s') && second.startsWith('s');
      if (!glued) pairs.push({ first, second, order: hash32(seed, STREAM.placeOrder, i, j) });
    });
  });
  pairs.sort((a, b) => a.order - b.order || (a.first + a.second < b.first + b.second ? -1 : 1));
  const taken = new Set<string>();
  return pairs.map(({ first, second }) => {
    const ticker = uniqueTicker(first, second, taken);
    taken.add(ticker);
    return { name: first + second, ticker };
  });
}
