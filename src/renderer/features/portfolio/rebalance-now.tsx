import type { PortfolioDto } from '@shared/dto/portfolio';
import { TradedNames } from '../../components/traded-names';
import { useWords } from '../../i18n/words';

/** What the newest ranking would change if it decided a rebalance: a look ahead, not a change. */
export function RebalanceNow({ portfolio }: { readonly portfolio: PortfolioDto }) {
  const { text } = useWords();
  const words = text.desk.portfolio;
  const { kept, bought, sold } = portfolio.today;
  const isQuiet = bought.length + sold.length === 0;
  return (
    <section className="rebalance-now" aria-labelledby="rebalance-now">
      <h2 id="rebalance-now">{words.ifToday(portfolio.asOf)}</h2>
      {isQuiet ? <p className="muted">{words.nothing}</p> : null}
      {isQuiet ? null : (
        <dl>
          <TradedNames direction="up" label={words.bought} names={bought} withoutPlace={text.list.outsideRanking} />
          <TradedNames direction="down" label={words.sold} names={sold} withoutPlace={text.list.outsideRanking} />
        </dl>
      )}
      {!isQuiet && kept > 0 ? <p className="muted">{words.kept(kept)}</p> : null}
    </section>
  );
}
