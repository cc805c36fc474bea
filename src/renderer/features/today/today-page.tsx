import type { DiffDto } from '@shared/dto/signals';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { FailureNotice, LoadFailure } from '../../components/notice';
import { Page, Skeleton } from '../../components/page';
import { strategyName } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import type { Formats } from '../../lib/format';
import { useFeature, useStores } from '../../stores-context';
import { ExportButton } from '../export';
import { StrategyGlyph } from '../strategies';
import { ChangeList } from './change-list';

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
function movedText({ kind }: StrategySummaryDto, diff: DiffDto | undefined, formats: Formats): string | null {
  return kind === 'list' && diff && diff.from !== null ? formats.integer(diff.moved.length) : null;
}

function ChangedRow({ strategy, diff }: { readonly strategy: StrategySummaryDto; readonly diff: DiffDto | undefined }) {
  const { text, formats } = useWords();
  const { strategyId, nextRebalance } = strategy;
  return (
    <tr>
      <th scope="row" className="left">
        <StrategyTitle strategy={strategy} />
        <p className="faint">
          {heldText(strategy, text)} · {nextRebalance === null ? text.strategies.daily : text.strategies.rebalanceShort(nextRebalance)}
        </p>
      </th>
      <td>{diff ? <ChangeList strategyId={strategyId} direction="up" entries={diff.entered} /> : null}</td>
      <td>{diff ? <ChangeList strategyId={strategyId} direction="down" entries={diff.exited} /> : null}</td>
      <td className="right muted">{movedText(strategy, diff, formats)}</td>
    </tr>
  );
}

function QuietRow({ strategy, diff }: { readonly strategy: StrategySummaryDto; readonly diff: DiffDto | undefined }) {
  const { text, formats } = useWords();
  return (
    <tr>
      <th scope="row" className="left">
        <StrategyTitle strategy={strategy} />
      </th>
      <td className="muted">{heldText(strategy, text)}</td>
      <td className="muted">{strategy.nextRebalance ?? text.strategies.daily}</td>
      <td className="right muted">{movedText(strategy, diff, formats)}</td>
    </tr>
  );
}

function Summary({ strategies, diffs }: { readonly strategies: readonly StrategySummaryDto[]; readonly diffs: readonly DiffDto[] }) {
  const { text } = useWords();
  const changed = strategies.filter(({ entered, exited }) => entered + exited > 0);
  const sum = (pick: (strategy: StrategySummaryDto) => number): number => changed.reduce((total, strategy) => total + pick(strategy), 0);
  const compared = diffs.find((diff) => diff.from !== null);
  if (diffs.length > 0 && !compared) return text.today.first;
  if (changed.length === 0) return text.today.none;
  return (
    <span className="summary">
      {text.today.summary(sum(({ entered }) => entered), sum(({ exited }) => exited), changed.length)}
      {compared?.from ? <span className="faint"> {text.today.since(compared.from, compared.to)}</span> : null}
    </span>
  );
}

/** All strategies at a glance: those in which something happened first, the quiet ones below. */
export function TodayPage() {
  const { text } = useWords();
  const stores = useStores();
  const loaded = useFeature('strategies');
  const { diffs, failure, load } = useFeature('today');
  const strategies = (loaded.value ?? []).filter((strategy) => strategy.asOf !== null);
  const changed = strategies.filter(({ entered, exited }) => entered + exited > 0);
  const quiet = strategies.filter(({ entered, exited }) => entered + exited === 0);
  return (
    <Page title={text.today.title} lead={loaded.value ? <Summary strategies={strategies} diffs={Object.values(diffs)} /> : null} actions={<ExportButton />}>
      <LoadFailure loaded={loaded} onRetry={() => void stores.strategies.getState().load()} />
      {failure ? <FailureNotice failure={failure} onRetry={() => void load(strategies.map(({ strategyId }) => strategyId))} /> : null}
      <Skeleton loaded={loaded} />
      {changed.length > 0 ? (
        <table className="today-table">
          <thead>
            <tr>
              <th scope="col" className="left">{text.today.strategy}</th>
              <th scope="col" className="left">{text.today.entered}</th>
              <th scope="col" className="left">{text.today.exited}</th>
              <th scope="col" className="right">{text.today.moved}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((strategy) => (
              <ChangedRow key={strategy.strategyId} strategy={strategy} diff={diffs[strategy.strategyId]} />
            ))}
          </tbody>
        </table>
      ) : null}
      {quiet.length > 0 ? (
        <table className="today-table quiet">
          <thead>
            <tr>
              <th scope="col" className="left">{changed.length > 0 ? text.today.quiet : text.today.strategy}</th>
              <th scope="col" className="left">{text.today.holds}</th>
              <th scope="col" className="left">{text.today.next}</th>
              <th scope="col" className="right">{text.today.moved}</th>
            </tr>
          </thead>
          <tbody>
            {quiet.map((strategy) => (
              <QuietRow key={strategy.strategyId} strategy={strategy} diff={diffs[strategy.strategyId]} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Page>
  );
}
