import type { ComponentDto, ExplanationDto } from '@shared/dto/signals';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { factorUnit, unitText } from '../../lib/factors';

function PlaceCell({ rank, eligible }: { readonly rank: number | null; readonly eligible: number }) {
  const { text, formats } = useWords();
  if (rank === null) return <td />;
  const share = Math.max(0, 1 - (rank - 1) / Math.max(1, eligible - 1));
  return (
    <td className="right" title={text.explain.of(formats.integer(eligible))}>
      <span className="place-bar" aria-hidden="true">
        <span style={{ width: `${String(100 * share)}%` }} />
      </span>
      <span className="place-number">{formats.plain(rank)}</span>
    </td>
  );
}

function FactorRow({ name, component, eligible, hasPlaces }: { readonly name: string; readonly component: ComponentDto; readonly eligible: number; readonly hasPlaces: boolean }) {
  const { text, formats, language } = useWords();
  return (
    <tr>
      <th scope="row" className="left">
        {termOf(text.terms.factors, name)}
      </th>
      <td className="right">{unitText(factorUnit(name), component.value, formats, language)}</td>
      {hasPlaces ? <PlaceCell rank={component.rank} eligible={eligible} /> : null}
      <td className="right faint">{formats.day(component.asOf)}</td>
    </tr>
  );
}

/** Every figure the place rests on: its value, its own rank among those that compete, the day of its data. */
export function Factors({ explanation }: { readonly explanation: ExplanationDto }) {
  const { text, formats } = useWords();
  const { components, eligible } = explanation;
  const entries = Object.entries(components);
  if (entries.length === 0) return null;
  const hasPlaces = entries.some(([, component]) => component.rank !== null);
  return (
    <table className="detail">
      <caption>{text.explain.factors}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="right">
            {text.explain.value}
          </th>
          {hasPlaces ? (
            <th scope="col" className="right">
              {text.explain.place} <span className="unit">{text.explain.of(formats.integer(eligible))}</span>
            </th>
          ) : null}
          <th scope="col" className="right">
            {text.explain.dataOf}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([name, component]) => (
          <FactorRow key={name} name={name} component={component} eligible={eligible} hasPlaces={hasPlaces} />
        ))}
      </tbody>
    </table>
  );
}
