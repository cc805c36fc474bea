import type { DiffEntryDto } from '@shared/dto/signals';
import { ChangeMark } from '../../components/change-mark';
import { useWords } from '../../i18n/words';
import { useStores } from '../../stores-context';

interface ChangeListProps {
  readonly strategyId: string;
  readonly direction: 'up' | 'down';
  readonly entries: readonly DiffEntryDto[];
}

/** A longer list is read on the strategy's own page. */
const MOST_SHOWN = 6;

/** The names that came or left, each leading to its explanation; why, where it was not simply the price. */
export function ChangeList({ strategyId, direction, entries }: ChangeListProps) {
  const { openInstrument } = useStores();
  const { text, formats } = useWords();
  const label = direction === 'up' ? text.today.entered : text.today.exited;
  if (entries.length === 0) return <span className="faint">–</span>;
  return (
    <ul className="change-list" aria-label={label}>
      {entries.slice(0, MOST_SHOWN).map(({ orderbookId, name, rank, previousRank, reason }) => {
        const places = rank === null && previousRank === null ? null : `${formats.integer(previousRank)} → ${formats.integer(rank)}`;
        const because = reason === null ? null : text.today.reasons[reason];
        return (
          <li key={orderbookId}>
            <button
              type="button"
              className="change"
              title={because === null ? name : `${name} · ${text.today.because(because)}`}
              onClick={() => {
                openInstrument(orderbookId, strategyId);
              }}
            >
              <ChangeMark direction={direction} label={label} />
              <span className="change-name">{name}</span>
              {places === null ? null : <span className="faint">{places}</span>}
              {because === null || reason === 'price' ? null : <span className="reason">{because}</span>}
            </button>
          </li>
        );
      })}
      {entries.length > MOST_SHOWN ? <li className="faint more">{text.today.more(entries.length - MOST_SHOWN)}</li> : null}
    </ul>
  );
}
