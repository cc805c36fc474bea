import type { ReactNode } from 'react';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { strategyName } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import type { Formats } from '../../lib/format';
import { useFeature } from '../../stores-context';
import { StrategyGlyph } from '../strategies';
import { ChangeList } from './change-list';
import type { Passages, StrategyNews } from './changes';

function StrategyTitle({ strategy }: { readonly strategy: StrategySummaryDto }) {
  const { text } = useWords();
  const { openStrategy } = useFeature('navigation');
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        openStrategy(strategy.strategyId);
      }}
    >
      <StrategyGlyph strategy={strategy} />
      {strategyName(strategy, text)}
    </button>
  );
}

function heldText({ kind, held }: StrategySummaryDto, text: ReturnType<typeof useWords>['text']): string {
  return kind === 'list' ? text.strategies.held(held) : text.strategies.long(held);
}

/** How many kept names changed places; a state has no places, and the first day nothing before it. */
function movedText({ strategy, diff }: StrategyNews, formats: Formats): string | null {
  return strategy.kind === 'list' && diff !== null && diff.from !== null ? formats.integer(diff.moved.length) : null;
}

/** One row a strategy: what it is, what came, what left. */
function PassageRow({ news, passages, children, moved }: { readonly news: StrategyNews; readonly passages: Passages | null; readonly children?: ReactNode; readonly moved: string | null }) {
  const { strategy } = news;
  return (
    <tr>
      <th scope="row" className="left">
        <StrategyTitle strategy={strategy} />
        {children}
      </th>
      <td>{passages ? <ChangeList strategyId={strategy.strategyId} direction="up" entries={passages.entered} /> : null}</td>
      <td>{passages ? <ChangeList strategyId={strategy.strategyId} direction="down" entries={passages.exited} /> : null}</td>
      <td className="right muted">{moved}</td>
    </tr>
  );
}

/** The headings of what came and left; only what the market did has moves to count. */
function PassageHead({ hasMoves }: { readonly hasMoves: boolean }) {
  const { text } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col" className="left">{text.today.strategy}</th>
        <th scope="col" className="left">{text.today.entered}</th>
        <th scope="col" className="left">{text.today.exited}</th>
        {hasMoves ? <th scope="col" className="right">{text.today.moved}</th> : <td />}
      </tr>
    </thead>
  );
}

/** The strategies that the market moved. */
export function MovedTable({ news }: { readonly news: readonly StrategyNews[] }) {
  const { text, formats } = useWords();
  if (news.length === 0) return null;
  return (
    <table className="today-table">
      <PassageHead hasMoves />
      <tbody>
        {news.map((one) => (
          <PassageRow key={one.strategy.strategyId} news={one} passages={one.market} moved={movedText(one, formats)}>
            <p className="faint">
              {heldText(one.strategy, text)} · {one.strategy.nextRebalance === null ? text.strategies.daily : text.strategies.rebalanceShort(one.strategy.nextRebalance)}
            </p>
          </PassageRow>
        ))}
      </tbody>
    </table>
  );
}

/** What came and went only because old data were put right, apart from what the market did. */
export function CorrectionTable({ news }: { readonly news: readonly StrategyNews[] }) {
  const { text } = useWords();
  if (news.length === 0) return null;
  return (
    <section className="part" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{text.today.corrections}</h2>
      <p className="muted">{text.today.correctionsHint}</p>
      <table className="today-table">
        <PassageHead hasMoves={false} />
        <tbody>
          {news.map((one) => (
            <PassageRow key={one.strategy.strategyId} news={one} passages={one.corrections} moved={null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The strategies in which nothing came or went. */
export function QuietTable({ news, isAlone }: { readonly news: readonly StrategyNews[]; readonly isAlone: boolean }) {
  const { text, formats } = useWords();
  if (news.length === 0) return null;
  return (
    <table className="today-table quiet">
      <thead>
        <tr>
          <th scope="col" className="left">{isAlone ? text.today.strategy : text.today.quiet}</th>
          <th scope="col" className="left">{text.today.holds}</th>
          <th scope="col" className="left">{text.today.next}</th>
          <th scope="col" className="right">{text.today.moved}</th>
        </tr>
      </thead>
      <tbody>
        {news.map((one) => (
          <tr key={one.strategy.strategyId}>
            <th scope="row" className="left">
              <StrategyTitle strategy={one.strategy} />
            </th>
            <td className="muted">{heldText(one.strategy, text)}</td>
            <td className="muted">{one.strategy.nextRebalance ?? text.strategies.daily}</td>
            <td className="right muted">{movedText(one, formats)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
