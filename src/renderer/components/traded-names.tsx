import { useWords } from '../i18n/words';
import { ChangeMark } from './change-mark';
import { ShareLink } from './share-link';

interface TradedName {
  readonly orderbookId: string;
  readonly name: string;
  readonly rank: number | null;
}

interface TradedNamesProps {
  readonly direction: 'up' | 'down';
  readonly label: string;
  readonly names: readonly TradedName[];
  /** What stands beside a name without a place; left out: nothing. */
  readonly withoutPlace?: string;
}

/** What would come, or go, as one entry of a list of terms; nothing without names. */
export function TradedNames({ direction, label, names, withoutPlace }: TradedNamesProps) {
  const { text, formats } = useWords();
  if (names.length === 0) return null;
  return (
    <div className="trade">
      <dt>
        <ChangeMark direction={direction} label={label} /> <span aria-hidden="true">{label}</span>
      </dt>
      <dd>
        <ul>
          {names.map(({ orderbookId, name, rank }) => {
            const place = rank === null ? withoutPlace : text.desk.portfolio.place(formats.integer(rank));
            return (
              <li key={orderbookId}>
                <ShareLink orderbookId={orderbookId} name={name} />
                {place === undefined ? null : <span className="faint"> {place}</span>}
              </li>
            );
          })}
        </ul>
      </dd>
    </div>
  );
}
