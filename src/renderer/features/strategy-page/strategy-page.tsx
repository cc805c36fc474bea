import { Tabs } from '../../components/tabs';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { HistoryTab } from '../history';
import type { StrategyTab } from '../navigation';
import { PortfolioTab } from '../portfolio';
import { SignalsTab } from '../signals';
import { ParametersTab, VariantPicker } from '../variants';
import { StrategyHeader } from './strategy-header';

const LIST_TABS: readonly StrategyTab[] = ['ranking', 'portfolio', 'history', 'parameters'];
/** A state says of each share whether it is in or out: there is no portfolio to rebalance. */
const STATE_TABS: readonly StrategyTab[] = ['ranking', 'history', 'parameters'];

function TabContent({ tab }: { readonly tab: StrategyTab }) {
  switch (tab) {
    case 'portfolio':
      return <PortfolioTab />;
    case 'history':
      return <HistoryTab />;
    case 'parameters':
      return <ParametersTab />;
    case 'ranking':
      return <SignalsTab />;
  }
}

/** One strategy: what it says today, what its model portfolio holds, what has come and gone, and with which numbers. */
export function StrategyPage() {
  const { text } = useWords();
  const { strategyId, tabs: shown, setTab } = useFeature('navigation');
  const { value: strategies } = useFeature('strategies');
  const { value: signals } = useFeature('signals');
  const strategy = strategies?.find((candidate) => candidate.strategyId === strategyId);
  const tabs = strategy?.kind === 'state' ? STATE_TABS : LIST_TABS;
  const tab = tabs.includes(shown.strategy) ? shown.strategy : 'ranking';
  const nameOf = (one: StrategyTab): string => (one === 'ranking' && strategy?.kind === 'state' ? text.desk.tabs.states : text.desk.tabs[one]);
  return (
    <section className="signals-page" aria-labelledby="strategy-title" data-pane tabIndex={-1}>
      {strategy ? <StrategyHeader strategy={strategy} signals={signals} /> : null}
      <div className="tab-line">
        <Tabs id="strategy-tabs" label={text.desk.tabs.label} value={tab} options={tabs.map((one) => [one, nameOf(one)] as const)} onChange={(chosen) => { setTab('strategy', chosen); }} />
        <VariantPicker />
      </div>
      <div id="strategy-tabs-panel" className={`tab-panel tab-${tab}`} role="tabpanel" aria-labelledby={`strategy-tabs-${tab}`}>
        <TabContent tab={tab} />
      </div>
    </section>
  );
}
