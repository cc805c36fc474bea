import type { ExplanationDto, FilterOutcomeDto } from '@shared/dto/signals';
import { Icon } from '../../components/icon';
import { filterName, filterValueText } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { factorUnit, unitMargin, unitNumber, unitText } from '../../lib/factors';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A requirement about what an instrument is: there is no distance, only what it is and what was asked for. */
function WordCells({ filter: { value, limit, passed } }: { readonly filter: FilterOutcomeDto }) {
  const { text } = useWords();
  const say = (word: number | string | null): string => (word === null ? text.explain.unknown : filterValueText(String(word), text));
  const bound = limit === null ? null : text.explain.required(say(limit));
  const isDay = typeof limit === 'string' && ISO_DAY.test(limit);
  return (
    <td className="right" colSpan={3} title={bound ?? undefined}>
      {say(value)}
      {isDay ? <span className="faint"> ≥ {limit}</span> : bound !== null && !passed ? <span className="faint"> {bound}</span> : null}
    </td>
  );
}

/** A requirement about a figure: the figure, the limit, and how much there was to spare. */
function FigureCells({ filter: { name, value, limit, margin } }: { readonly filter: FilterOutcomeDto }) {
  const { text, formats, language } = useWords();
  const unit = factorUnit(name);
  const figure = typeof value === 'number' ? value : null;
  return (
    <>
      <td className="right">{figure === null ? text.explain.unknown : unitText(unit, figure, formats, language)}</td>
      <td className="right faint">{typeof limit === 'number' ? unitNumber(unit, limit, formats) : text.explain.known}</td>
      <td className="right margin">{margin === null ? '' : unitMargin(unit, margin, formats)}</td>
    </>
  );
}

function FilterRow({ filter }: { readonly filter: FilterOutcomeDto }) {
  const { text } = useWords();
  const { name, passed, value, limit } = filter;
  const isWord = typeof value === 'string' || typeof limit === 'string';
  return (
    <tr className={passed ? undefined : 'failed'}>
      <th scope="row" className="left">
        <span className="verdict">
          <Icon name={passed ? 'passed' : 'failed'} />
        </span>
        <span className="visually-hidden">{passed ? text.explain.passed : text.explain.failed}</span>
        {filterName(name, text)}
      </th>
      {isWord ? <WordCells filter={filter} /> : <FigureCells filter={filter} />}
    </tr>
  );
}

/** Every requirement in the order of testing, with its limit and how much there was to spare. */
export function Filters({ explanation }: { readonly explanation: ExplanationDto }) {
  const { text } = useWords();
  if (explanation.filters.length === 0) return <p className="muted">{text.explain.noFilters}</p>;
  return (
    <>
      <table className="detail filters">
        <caption>{text.explain.filters}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="right">
              {text.explain.value}
            </th>
            <th scope="col" className="right">
              {text.explain.limit}
            </th>
            <th scope="col" className="right">
              {text.explain.margin}
            </th>
          </tr>
        </thead>
        <tbody>
          {explanation.filters.map((filter) => (
            <FilterRow key={filter.name} filter={filter} />
          ))}
        </tbody>
      </table>
      {explanation.firstFailedFilter === null ? null : <p className="muted small">{text.explain.notTested}</p>}
    </>
  );
}
