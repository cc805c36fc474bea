/** A held name and the strategies that hold it. */
export interface HeldName {
  readonly orderbookId: string;
  readonly ticker: string;
  readonly name: string;
}

export interface HeldSet {
  /** Names the set: a strategy, or a variant of one. */
  readonly id: string;
  readonly names: readonly HeldName[];
}

export interface Overlap {
  readonly shared: number[][];
  readonly members: (HeldName & { setIds: string[] })[];
}

/**
 * Which names several lists have in common.
 * Shape: `shared` is square and symmetric in the order of the lists; members with the most lists first, then by name.
 * Missing: a list without names has only zeros.
 * Cost: names × lists that hold them, squared.
 */
export function overlapOf(sets: readonly HeldSet[]): Overlap {
  const shared = sets.map(() => sets.map(() => 0));
  const holders = new Map<string, { held: HeldName; places: number[] }>();
  sets.forEach(({ names }, place) => {
    for (const { orderbookId, ticker, name } of names) {
      const known = holders.get(orderbookId);
      if (known) known.places.push(place);
      else holders.set(orderbookId, { held: { orderbookId, ticker, name }, places: [place] });
    }
  });
  for (const { places } of holders.values()) {
    for (const first of places) for (const second of places) shared[first]![second]! += 1;
  }
  const members = [...holders.values()].map(({ held, places }) => ({ ...held, setIds: places.map((place) => sets[place]!.id) }));
  // Made here: it takes longer to make than everything else an app loads with this file.
  const swedish = new Intl.Collator('sv');
  members.sort((a, b) => b.setIds.length - a.setIds.length || swedish.compare(a.name, b.name) || swedish.compare(a.ticker, b.ticker));
  return { shared, members };
}
