import type { ReactNode } from 'react';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { DataTable, type DataColumn } from '../../components/data-table';
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

/** The columns that all of Today's tables have: which strategy, and what came and left. */
function usePassageColumns(passagesOf: (news: StrategyNews) => Passages | null, below?: (news: StrategyNews) => ReactNode): readonly DataColumn<StrategyNews>[] {
  const { text } = useWords();
  const names = (direction: 'up' | 'down', part: keyof Passages) => {
    const cell = (news: StrategyNews): ReactNode => {
      const passages = passagesOf(news);
      return passages ? <ChangeList strategyId={news.strategy.strategyId} direction={direction} entries={passages[part]} /> : null;
    };
    return { id: part, title: text.today[part], cell };
  };
  return [
    {
      id: 'strategy',
      title: text.today.strategy,
      cell: (news) => (
        <>
          <StrategyTitle strategy={news.strategy} />
          {below?.(news)}
        </>
      ),
    },
    names('up', 'entered'),
    names('down', 'exited'),
  ];
}

function useMovedColumn(): DataColumn<StrategyNews> {
  const { text, formats } = useWords();
  return { id: 'moved', title: text.today.moved, align: 'right', className: 'muted', cell: (news) => movedText(news, formats) };
}

const rowKey = ({ strategy }: StrategyNews): string => strategy.strategyId;

/** The strategies that the market moved. */
export function MovedTable({ news }: { readonly news: readonly StrategyNews[] }) {
  const { text } = useWords();
  const moved = useMovedColumn();
  const passages = usePassageColumns(
    ({ market }) => market,
    ({ strategy }) => (
      <p className="faint">
        {heldText(strategy, text)} · <span className="unbroken">{strategy.nextRebalance === null ? text.strategies.daily : text.strategies.rebalanceShort(strategy.nextRebalance)}</span>
      </p>
    ),
  );
  return <DataTable label={text.today.title} className="today-table" rows={news} columns={[...passages, moved]} head="strategy" rowKey={rowKey} />;
}

/** What came and went only because old data were put right, apart from what the market did. */
export function CorrectionTable({ news }: { readonly news: readonly StrategyNews[] }) {
  const { text } = useWords();
  const passages = usePassageColumns(({ corrections }) => corrections);
  if (news.length === 0) return null;
  return (
    <section className="part" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{text.today.corrections}</h2>
      <p className="muted">{text.today.correctionsHint}</p>
      <DataTable label={text.today.corrections} className="today-table" rows={news} columns={passages} head="strategy" rowKey={rowKey} />
    </section>
  );
}

/** The strategies in which nothing came or went. */
export function QuietTable({ news, isAlone }: { readonly news: readonly StrategyNews[]; readonly isAlone: boolean }) {
  const { text } = useWords();
  const moved = useMovedColumn();
  const columns: readonly DataColumn<StrategyNews>[] = [
    { id: 'strategy', title: isAlone ? text.today.strategy : text.today.quiet, cell: ({ strategy }) => <StrategyTitle strategy={strategy} /> },
    { id: 'holds', title: text.today.holds, className: 'muted', cell: ({ strategy }) => heldText(strategy, text) },
    { id: 'next', title: text.today.next, className: 'muted', cell: ({ strategy }) => strategy.nextRebalance ?? text.strategies.daily },
    moved,
  ];
  return <DataTable label={text.today.quiet} className="today-table quiet" rows={news} columns={columns} head="strategy" rowKey={rowKey} />;
}
