import type { StrategySummaryDto } from '@shared/dto/strategies';
import type { SignalsDto } from '@shared/dto/signals';
import { paramValueText, paramWords } from '../../i18n/param-words';
import { filterName, strategySource } from '../../i18n/terms';
import { useWords } from '../../i18n/words';

/** How many each requirement took away, largest first: what the selection is really made by. */
function Selection({ universe }: { readonly universe: SignalsDto['universe'] }) {
  const { text, formats } = useWords();
  const { total, eligible } = universe;
  const excluded = Object.entries(universe.excluded).sort(([, a], [, b]) => b - a);
  return (
    <section className="panel-section">
      <h3>{text.strategies.selection}</h3>
      <p className="muted">{text.strategies.selectionOf(formats.integer(eligible), formats.integer(total))}</p>
      <ul className="funnel">
        {excluded.map(([name, count]) => (
          <li key={name}>
            <span className="funnel-name">{filterName(name, text)}</span>
            <span className="funnel-track" aria-hidden="true">
              <span style={{ width: `${String((100 * count) / Math.max(1, total))}%` }} />
            </span>
            <span className="funnel-count">{text.strategies.excluded(formats.integer(count))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a strategy is, where it comes from, whom its requirements leave out, and with which numbers it runs. */
export function AboutStrategy({ strategy, signals }: { readonly strategy: StrategySummaryDto; readonly signals: SignalsDto | null }) {
  const words = useWords();
  const { text } = words;
  const source = strategySource(strategy, text);
  return (
    <div className="about">
      <h2>{text.strategies.about}</h2>
      <p className="muted">{text.strategies.pick}</p>
      {signals ? <Selection universe={signals.universe} /> : null}
      <section className="panel-section">
        <h3>{text.strategies.source}</h3>
        <p lang={source.isTitle ? 'en' : undefined}>{source.words}</p>
      </section>
      <details className="panel-section">
        <summary>{text.strategies.parameters}</summary>
        <dl className="parameters">
          {Object.entries(strategy.params).map(([name, param]) => (
            <div key={name} title={paramWords(strategy.strategyId, name, words).hint}>
              <dt>{paramWords(strategy.strategyId, name, words).label}</dt>
              <dd>{paramValueText(name, param.default, words)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
