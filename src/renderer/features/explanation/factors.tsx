import type { ComponentDto, ExplanationDto } from '@shared/dto/signals';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { factorUnit, unitMargin, unitText } from '../../lib/factors';
import type { Formats } from '../../lib/format';

/** Figures that are compared by place add places or points; a part of a mean, or a whole weight, adds its own unit. */
function contributionText(name: string, { value, rank, contribution }: ComponentDto, formats: Formats): string {
  if (contribution === null) return '';
  const isOwnUnit = rank === null || contribution === value;
  return unitMargin(isOwnUnit ? factorUnit(name) : 'places', contribution, formats);
}

function PlaceCell({ rank, among, usual, isNarrow }: { readonly rank: number | null; readonly among: number; readonly usual: number; readonly isNarrow: boolean }) {
  const { text, formats } = useWords();
  if (rank === null) return <td />;
  const share = Math.max(0, 1 - (rank - 1) / Math.max(1, among - 1));
  return (
    <td className="right" title={text.explain.of(formats.integer(among))}>
      {isNarrow ? null : (
        <span className="place-bar" aria-hidden="true">
          <span style={{ width: `${String(100 * share)}%` }} />
        </span>
      )}
      <span className="place-number">{formats.plain(rank)}</span>
      <span className={among === usual ? 'visually-hidden' : 'faint small'}> {text.explain.of(formats.integer(among))}</span>
    </td>
  );
}

function FactorRow({ name, component, eligible, hasPlaces, hasShares }: { readonly name: string; readonly component: ComponentDto; readonly eligible: number; readonly hasPlaces: boolean; readonly hasShares: boolean }) {
  const { text, formats, language } = useWords();
  return (
    <tr>
      <th scope="row" className="left">
        {termOf(text.terms.factors, name)}
      </th>
      <td className="right">{unitText(factorUnit(name), component.value, formats, language)}</td>
      {hasPlaces ? <PlaceCell rank={component.rank} among={component.of ?? eligible} usual={eligible} isNarrow={hasShares} /> : null}
      {hasShares ? <td className="right muted">{contributionText(name, component, formats)}</td> : null}
      <td className="right faint" title={formats.day(component.asOf)}>
        {hasShares && component.asOf !== null ? <span className="visually-hidden">{component.asOf.slice(0, 5)}</span> : null}
        {hasShares && component.asOf !== null ? component.asOf.slice(5) : formats.day(component.asOf)}
      </td>
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
  const hasShares = entries.some(([, component]) => component.contribution !== null);
  return (
    <table className={hasShares ? 'detail narrow-cells' : 'detail'}>
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
          {hasShares ? (
            <th scope="col" className="right">
              {text.desk.why.adds}
            </th>
          ) : null}
          <th scope="col" className="right">
            {text.explain.dataOf}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([name, component]) => (
          <FactorRow key={name} name={name} component={component} eligible={eligible} hasPlaces={hasPlaces} hasShares={hasShares} />
        ))}
      </tbody>
    </table>
  );
}
