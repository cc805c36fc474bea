import type { FigureDto } from '@shared/dto/instrument';
import { termOf } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { factorUnit, unitText } from '../../lib/factors';
import { MISSING } from '../../lib/format';

const BILLION = 1e9;

/** `12,3 mdkr`, `480 Mkr`, `1 250 MEUR`: amounts of money by their size. */
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
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">{own.title}</h2>
      {figures.length === 0 ? (
        <p className="muted">{own.none}</p>
      ) : (
        <>
          <table className="plain-table dense" aria-labelledby="figures-title">
            <thead>
              <tr>
                <th scope="col" className="left">{own.name}</th>
                <th scope="col" className="right">{own.value}</th>
                <th scope="col" className="right">{own.asOf}</th>
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <tr key={figure.name}>
                  <th scope="row" className="left">
                    {nameOf(figure.name)}
                  </th>
                  <td className="right">{figureText(figure, words)}</td>
                  <td className="right faint">{formats.day(figure.asOf)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="faint small">{own.asDelivered}</p>
        </>
      )}
    </section>
  );
}
