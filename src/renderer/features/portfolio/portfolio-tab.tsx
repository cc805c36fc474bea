import type { HoldingDto, PortfolioDto } from '@shared/dto/portfolio';
import { ChangeMark } from '../../components/change-mark';
import { DataTable, type DataColumn } from '../../components/data-table';
import { LoadFailure } from '../../components/notice';
import { EmptyState, Skeleton } from '../../components/page';
import { ShareLink } from '../../components/share-link';
import { useWords, type Words } from '../../i18n/words';
import { unitNumber, unitSign } from '../../lib/factors';
import { daysBetween } from '../../lib/format';
import { useFeature } from '../../stores-context';
import { ExportButton } from '../export';
import { RebalanceNow } from './rebalance-now';

/** Below this the rest is rounding and no cash. */
const LEAST_CASH = 0.005;

function holdingColumns({ text, formats, language }: Words, leaving: ReadonlySet<string>): DataColumn<HoldingDto>[] {
  const words = text.desk.portfolio;
  return [
    { id: 'name', title: text.list.name, value: ({ name }) => name, cell: (row) => <ShareLink {...row} /> },
    { id: 'weight', title: text.list.weight, value: ({ weight }) => weight * 100, unit: unitSign('percent', language), align: 'right', cell: (row) => unitNumber('percent', row.weight, formats) },
    { id: 'since', isLowValue: true, title: words.heldSince, value: ({ heldSince }) => heldSince, cell: (row) => formats.day(row.heldSince) },
    { id: 'then', title: words.rankThen, natural: 'up', value: ({ rankAtPurchase }) => rankAtPurchase, align: 'right', cell: (row) => formats.integer(row.rankAtPurchase) },
    {
      id: 'now',
      title: words.rankNow,
      natural: 'up',
      value: ({ rank }) => rank,
      align: 'right',
      cell: (row) => (
        <>
          {leaving.has(row.orderbookId) ? <ChangeMark direction="down" label={words.wouldLeave} /> : null}{' '}
          {row.rank === null ? <span className="muted">{text.list.outsideRanking}</span> : formats.integer(row.rank)}
        </>
      ),
    },
  ];
}

/** When it was formed, when it may change next, and by which day's ranking that is decided. */
function PortfolioFacts({ portfolio }: { readonly portfolio: PortfolioDto }) {
  const { text, formats } = useWords();
  const { value: app } = useFeature('status');
  const words = text.desk.portfolio;
  const { rebalancedOn, nextRebalance, decidedOn, places, keepRank, holdings } = portfolio;
  const today = app?.now.slice(0, 10) ?? portfolio.asOf;
  const cash = 1 - holdings.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <ul className="facts">
      {rebalancedOn === null ? null : <li>{rebalancedOn > today ? words.validFrom(rebalancedOn) : words.unchangedSince(rebalancedOn)}</li>}
      {nextRebalance === null ? null : (
        <li>
          {text.strategies.nextRebalance(nextRebalance, Math.max(0, daysBetween(today, nextRebalance)))}
          {decidedOn === null ? null : <span className="muted"> {words.decidedBy(decidedOn)}</span>}
        </li>
      )}
      {places === null ? null : <li>{keepRank !== null && keepRank > places ? words.band(places, keepRank) : words.places(places)}</li>}
      {holdings.length > 0 && cash > LEAST_CASH ? <li>{text.list.cash(formats.wholePercent(cash))}</li> : null}
    </ul>
  );
}

/** Not formed yet, or formed on a day on which nothing was to be bought. */
function NothingHeld({ portfolio: { rebalancedOn, nextRebalance } }: { readonly portfolio: PortfolioDto }) {
  const { portfolio: words } = useWords().text.desk;
  if (rebalancedOn !== null) return <EmptyState title={words.allCash(rebalancedOn)} hint={words.allCashHint} />;
  return <EmptyState title={nextRebalance === null ? words.never : words.notYet(nextRebalance)} hint={words.notYetHint} />;
}

/** What somebody holds who follows the strategy; changed on rebalance days only, never by the ranking of a day. */
export function PortfolioTab() {
  const words = useWords();
  const { text } = words;
  const loaded = useFeature('portfolio');
  const { value: portfolio, failure } = loaded;
  const leaving = new Set(portfolio?.today.sold.map(({ orderbookId }) => orderbookId));
  if (failure?.kind === 'no-data' && portfolio === null) return <EmptyState title={text.empty.noList} hint={text.empty.noListHint} />;
  return (
    <div className="tab-column">
      <LoadFailure loaded={loaded} onRetry={() => void loaded.refresh()} />
      <Skeleton loaded={loaded} />
      {portfolio ? (
        <>
          <div className="tab-lead">
            <p className="lead">{text.desk.portfolio.lead}</p>
            <ExportButton />
          </div>
          <PortfolioFacts portfolio={portfolio} />
          {portfolio.holdings.length === 0 ? (
            <NothingHeld portfolio={portfolio} />
          ) : (
            <DataTable label={text.desk.tabs.portfolio} rows={portfolio.holdings} columns={holdingColumns(words, leaving)} head="name" rowKey={({ orderbookId }) => orderbookId} />
          )}
          <RebalanceNow portfolio={portfolio} />
        </>
      ) : null}
    </div>
  );
}
