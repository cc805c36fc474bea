import type { CompareDto, MissDto } from '@shared/dto/compare';
import { DataTable } from '../../components/data-table';
import { ShareLink } from '../../components/share-link';
import { filterName, filterValueText, termOf } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { factorUnit, unitText } from '../../lib/factors';

/** What differs, from what the run has written: the failed requirement, or the place and the figure that drags it down. */
function whyText({ rank, distance, state, filter, factor }: MissDto, { text, formats, language }: Words): string {
  const words = text.compare;
  if (filter) {
    const show = (value: number | string | null): string => (typeof value === 'number' ? unitText(factorUnit(filter.name), value, formats, language) : value === null ? '–' : filterValueText(value, text));
    const limit = filter.limit === null ? '' : ` (${text.explain.required(show(filter.limit))})`;
    return `${filterName(filter.name, text)}: ${show(filter.value)}${limit}`;
  }
  if (state !== null) return words.flat;
  if (rank === null) return words.nothingKnown;
  const place = words.outside(formats.integer(rank), Math.max(0, distance ?? 0));
  if (!factor) return place;
  const among = factor.of === null ? formats.plain(factor.rank) : words.of(formats.plain(factor.rank), formats.integer(factor.of));
  return `${place}; ${words.drags(termOf(text.terms.factors, factor.name), unitText(factorUnit(factor.name), factor.value, formats, language), among)}`;
}

type Detail = NonNullable<CompareDto['detail']>;

function NameList({ title, names, strategyId }: { readonly title: string; readonly names: Detail['extra']; readonly strategyId: string }) {
  if (names.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="overlap-names">
        {names.map(({ orderbookId, name, ticker }) => (
          <li key={orderbookId}>
            <ShareLink orderbookId={orderbookId} name={name} ticker={ticker} strategyId={strategyId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pasted list against one of the stored ones: what is missing and why, what is more, what they share. */
export function Difference({ detail, name, strategyId }: { readonly detail: Detail; readonly name: string; readonly strategyId: string }) {
  const words = useWords();
  const { text } = words;
  const isSame = detail.missed.length + detail.extra.length === 0;
  return (
    <section className="difference" aria-labelledby="difference-title" aria-live="polite">
      <h2 id="difference-title">{text.compare.against(name)}</h2>
      {isSame ? <p className="muted">{text.compare.same}</p> : null}
      <DataTable
        label={text.compare.missed}
        caption={text.compare.missed}
        rows={detail.missed}
        columns={[
          { id: 'name', title: text.overlap.share, value: ({ name }) => name, cell: (miss) => <ShareLink orderbookId={miss.orderbookId} name={miss.name} ticker={miss.ticker} strategyId={strategyId} /> },
          { id: 'why', title: text.compare.why, value: (miss) => whyText(miss, words), className: 'why-not', cell: (miss) => whyText(miss, words) },
        ]}
        head="name"
        rowKey={({ orderbookId }) => orderbookId}
      />
      <NameList title={text.compare.extra} names={detail.extra} strategyId={strategyId} />
      <NameList title={text.compare.shared} names={detail.common} strategyId={strategyId} />
    </section>
  );
}
