import type { PlacedNameDto, PortfolioDto } from '@shared/dto/portfolio';
import { ChangeMark } from '../../components/change-mark';
import { ShareLink } from '../../components/share-link';
import { useWords } from '../../i18n/words';

function Names({ direction, label, names }: { readonly direction: 'up' | 'down'; readonly label: string; readonly names: readonly PlacedNameDto[] }) {
  const { text, formats } = useWords();
  if (names.length === 0) return null;
  return (
    <div className="trade">
      <dt>
        <ChangeMark direction={direction} label={label} /> <span aria-hidden="true">{label}</span>
      </dt>
      <dd>
        <ul>
          {names.map(({ orderbookId, name, rank }) => (
            <li key={orderbookId}>
              <ShareLink orderbookId={orderbookId} name={name} />
              <span className="faint"> {rank === null ? text.list.outsideRanking : text.desk.portfolio.place(formats.integer(rank))}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

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
          <Names direction="up" label={words.bought} names={bought} />
          <Names direction="down" label={words.sold} names={sold} />
        </dl>
      )}
      {!isQuiet && kept > 0 ? <p className="muted">{words.kept(kept)}</p> : null}
    </section>
  );
}
