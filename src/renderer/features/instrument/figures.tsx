import type { FigureDto } from '@shared/dto/instrument';
import { DataTable, type DataColumn } from '../../components/data-table';
import { termOf } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { factorUnit, unitText } from '../../lib/factors';
import { MISSING } from '../../lib/format';

const BILLION = 1e9;

/** `12,3 mdkr`, `480 mkr`, `1 250 MEUR`: amounts of money by their size. */
function moneyText(value: number, currency: string | null, { formats, language }: Words): string {
  if (currency === 'SEK') return unitText(Math.abs(value) >= BILLION ? 'billions' : 'millions', value, formats, language);
  return `${formats.fixed(value / 1e6, 0)}\u00a0M${currency ?? ''}`;
}

function figureText({ name, value, currency }: FigureDto, words: Words): string {
  if (value === null) return MISSING;
  return currency === null ? unitText(factorUnit(name), value, words.formats, words.language) : moneyText(value, currency, words);
}

/** The newest stored figures, each with the day of the price or the report behind it. */
export function Figures({ figures }: { readonly figures: readonly FigureDto[] }) {
  const words = useWords();
  const { text, formats } = words;
  const { figures: own } = text.instrument;
  const nameOf = (name: string): string => (Object.hasOwn(own.names, name) ? termOf(own.names, name) : termOf(text.terms.factors, name));
  const columns: readonly DataColumn<FigureDto>[] = [
    { id: 'name', title: own.name, value: ({ name }) => nameOf(name), cell: ({ name }) => nameOf(name) },
    { id: 'value', title: own.value, value: ({ value }) => value, missing: own.unknown, align: 'right', cell: (figure) => figureText(figure, words) },
    { id: 'day', title: own.asOf, value: ({ asOf }) => asOf, align: 'right', className: 'faint', cell: ({ asOf }) => formats.day(asOf) },
  ];
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">{own.title}</h2>
      {figures.length === 0 ? (
        <p className="muted">{own.none}</p>
      ) : (
        <>
          <DataTable label={own.title} className="dense" rows={figures} columns={columns} head="name" rowKey={({ name }) => name} />
          <p className="faint small">{own.asDelivered}</p>
        </>
      )}
    </section>
  );
}
