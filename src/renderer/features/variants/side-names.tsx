import type { VariantSetDto } from '@shared/dto/variants';
import { ShareLink } from '../../components/share-link';
import { useWords } from '../../i18n/words';

type HeldName = VariantSetDto['names'][number] & { readonly holders: ReadonlySet<string> };

/** The union of all held names: those that most variants hold first, then in the order in which they stand. */
export function unionOf(sets: readonly VariantSetDto[]): HeldName[] {
  const holders = new Map<string, { name: VariantSetDto['names'][number]; in: Set<string> }>();
  for (const { paramsHash, names } of sets) {
    for (const name of names) {
      const known = holders.get(name.orderbookId) ?? { name, in: new Set<string>() };
      known.in.add(paramsHash);
      holders.set(name.orderbookId, known);
    }
  }
  return [...holders.values()].sort((a, b) => b.in.size - a.in.size).map((one) => ({ ...one.name, holders: one.in }));
}

interface PlaceProps {
  readonly isHeld: boolean;
  /** Null where the name is not ranked, or where nothing is. */
  readonly place: number | null;
  /** Its place under the published parameters. */
  readonly published: number | null;
}

/** Whether a variant holds a name, at which place it stands there, and how far that is from the published place. */
function Place({ isHeld, place, published }: PlaceProps) {
  const { text, formats } = useWords();
  const { variants } = text;
  const better = place === null || published === null ? 0 : published - place;
  const words = [isHeld ? variants.holds : variants.outside, ...(place === null ? [] : [variants.place(place)]), ...(better === 0 ? [] : [better > 0 ? variants.higher(better) : variants.lower(-better)])];
  return (
    <span className={isHeld ? 'side-place' : 'side-place faint'}>
      <span className={isHeld ? 'holds' : 'holds not'} aria-hidden="true" />
      <span className="side-rank" aria-hidden="true">{place === null ? '–' : formats.integer(place)}</span>
      {better === 0 ? null : <span className="side-step faint" aria-hidden="true">{`${better > 0 ? '↑' : '↓'}${formats.integer(Math.abs(better))}`}</span>}
      <span className="visually-hidden">{words.join(', ')}</span>
    </span>
  );
}

interface SideNamesProps {
  readonly sets: readonly VariantSetDto[];
  readonly names: readonly HeldName[];
}

/** Every name that any of the variants holds, with its place in each of them. */
export function SideNames({ sets, names }: SideNamesProps) {
  const [published] = sets;
  return (
    <tbody className="side-names">
      {names.map(({ orderbookId, name, ticker, holders }) => (
        <tr key={orderbookId}>
          <th scope="row" className="left">
            <ShareLink orderbookId={orderbookId} name={name} ticker={ticker} />
          </th>
          {sets.map(({ paramsHash, places }) => (
            <td key={paramsHash}>
              <Place isHeld={holders.has(paramsHash)} place={places[orderbookId] ?? null} published={published?.places[orderbookId] ?? null} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
