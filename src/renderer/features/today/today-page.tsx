import type { DiffDto } from '@shared/dto/signals';
import { FailureNotice, LoadFailure } from '../../components/notice';
import { Page, Skeleton } from '../../components/page';
import { useWords } from '../../i18n/words';
import { useFeature, useStores } from '../../stores-context';
import { ExportButton } from '../export';
import { countOf, hasMoved, newsOf, type StrategyNews } from './changes';
import { CorrectionTable, MovedTable, QuietTable } from './strategy-tables';
import { UnreadNotices } from './unread-notices';

function Summary({ moved, diffs }: { readonly moved: readonly StrategyNews[]; readonly diffs: readonly DiffDto[] }) {
  const { text } = useWords();
  const compared = diffs.find((diff) => diff.from !== null);
  if (diffs.length > 0 && !compared) return text.today.first;
  if (moved.length === 0) return text.today.none;
  const entered = moved.reduce((sum, { market, strategy }) => sum + (market?.entered.length ?? strategy.entered), 0);
  const exited = moved.reduce((sum, { market, strategy }) => sum + (market?.exited.length ?? strategy.exited), 0);
  return (
    <span className="summary">
      {text.today.summary(entered, exited, moved.length)}
      {compared?.from ? <span className="faint"> {text.today.since(compared.from, compared.to)}</span> : null}
    </span>
  );
}

/** All strategies at a glance: what is unread, what the market moved, what was put right, and the quiet ones below. */
export function TodayPage() {
  const { text } = useWords();
  const stores = useStores();
  const loaded = useFeature('strategies');
  const { diffs, failure, load } = useFeature('today');
  const strategies = (loaded.value ?? []).filter((strategy) => strategy.asOf !== null);
  const news = strategies.map((strategy) => newsOf(strategy, diffs[strategy.strategyId]));
  const moved = news.filter(hasMoved);
  const corrected = news.filter(({ corrections }) => countOf(corrections) > 0);
  return (
    <Page title={text.today.title} lead={loaded.value ? <Summary moved={moved} diffs={Object.values(diffs)} /> : null} actions={<ExportButton />}>
      <LoadFailure loaded={loaded} onRetry={() => void stores.strategies.getState().load()} />
      {failure ? <FailureNotice failure={failure} onRetry={() => void load(strategies.map(({ strategyId }) => strategyId))} /> : null}
      <Skeleton loaded={loaded} />
      <UnreadNotices />
      <MovedTable news={moved} />
      <CorrectionTable news={corrected} />
      <QuietTable news={news.filter((one) => !hasMoved(one))} isAlone={moved.length === 0} />
    </Page>
  );
}
