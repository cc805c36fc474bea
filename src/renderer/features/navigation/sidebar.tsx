import type { StrategySummaryDto } from '@shared/dto/strategies';
import { ChangeCounts } from '../../components/change-mark';
import { Icon } from '../../components/icon';
import { strategyName } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { StrategyGlyph } from '../strategies';
import type { Page, SubjectPage } from './navigation-store';

const FIRST_PAGES = ['today', 'overlap', 'inbox'] as const;
const LAST_PAGES = ['activity', 'memory', 'settings'] as const;

function PageLink({ page }: { readonly page: Exclude<Page, SubjectPage> }) {
  const { text } = useWords();
  const navigation = useFeature('navigation');
  const { unread } = useFeature('inbox');
  const hasUnread = page === 'inbox' && unread > 0;
  return (
    <li>
      <button
        type="button"
        className="nav-item"
        aria-current={navigation.page === page ? 'page' : undefined}
        data-pane-focus={navigation.page === page || undefined}
        onClick={() => {
          navigation.show(page);
        }}
      >
        <Icon name={page} />
        <span className="nav-name">{text.pages[page]}</span>
        {hasUnread ? (
          <span className="badge">
            <span aria-hidden="true">{unread}</span>
            <span className="visually-hidden">{text.inbox.unread(unread)}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}

function StrategyLink({ strategy }: { readonly strategy: StrategySummaryDto }) {
  const { text } = useWords();
  const navigation = useFeature('navigation');
  const { entered, exited, kind, held, nextRebalance } = strategy;
  const isCurrent = navigation.page === 'strategy' && navigation.strategyId === strategy.strategyId;
  const holds = kind === 'list' ? text.strategies.held(held) : text.strategies.long(held);
  const when = nextRebalance ? text.strategies.rebalanceShort(nextRebalance) : text.strategies.daily;
  return (
    <li>
      <button
        type="button"
        className="nav-item nav-strategy"
        aria-current={isCurrent ? 'page' : undefined}
        data-pane-focus={isCurrent || undefined}
        title={`${holds} · ${when}`}
        onClick={() => {
          navigation.openStrategy(strategy.strategyId);
        }}
      >
        <StrategyGlyph strategy={strategy} />
        <span className="nav-name">{strategyName(strategy, text)}</span>
        <ChangeCounts entered={entered} exited={exited} enteredLabel={text.today.entered} exitedLabel={text.today.exited} />
      </button>
    </li>
  );
}

function StrategyGroup({ kind }: { readonly kind: 'list' | 'state' }) {
  const { text } = useWords();
  const { value } = useFeature('strategies');
  const strategies = (value ?? []).filter((strategy) => strategy.kind === kind);
  if (strategies.length === 0) return null;
  const nextDays = strategies.flatMap(({ nextRebalance }) => nextRebalance ?? []).sort();
  return (
    <>
      <h2 className="nav-heading">
        {kind === 'list' ? text.strategies.lists : text.strategies.states}
        {nextDays[0] ? <span className="nav-next">{text.strategies.rebalanceShort(nextDays[0])}</span> : null}
      </h2>
      <ul>
        {strategies.map((strategy) => (
          <StrategyLink key={strategy.strategyId} strategy={strategy} />
        ))}
      </ul>
    </>
  );
}

/** The strategies with what changed in each, and the other pages. */
export function Sidebar() {
  const { text } = useWords();
  const { value: app } = useFeature('status');
  return (
    <nav className="sidebar" aria-label={text.strategies.title} data-pane tabIndex={-1}>
      <div className="brand">
        <span className="brand-mark" aria-hidden="true" />
        <span className="brand-name">Kursvakt</span>
        {app?.demo ? (
          <span className="badge-demo" title={text.app.demoHint}>
            {text.app.demo}
          </span>
        ) : null}
      </div>
      <ul>
        {FIRST_PAGES.map((page) => (
          <PageLink key={page} page={page} />
        ))}
      </ul>
      <div className="nav-strategies">
        <StrategyGroup kind="list" />
        <StrategyGroup kind="state" />
      </div>
      <ul className="nav-last">
        {LAST_PAGES.map((page) => (
          <PageLink key={page} page={page} />
        ))}
      </ul>
    </nav>
  );
}
