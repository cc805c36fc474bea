import type { SignalRowDto } from '@shared/dto/signals';
import { ChangeMark } from '../../components/change-mark';
import { useWords } from '../../i18n/words';
import { useStores } from '../../stores-context';

/** What left since the last time, apart from what is held, so that the two are never mixed up. */
export function DepartedList({ rows, isState }: { readonly rows: readonly SignalRowDto[]; readonly isState: boolean }) {
  const { openInstrument } = useStores();
  const { text, formats } = useWords();
  if (rows.length === 0) return null;
  return (
    <section className="departed" aria-labelledby="departed-title">
      <h2 id="departed-title">{isState ? text.list.leftToday : text.list.left}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.orderbookId}>
            <button
              type="button"
              className="chip"
              onClick={() => {
                openInstrument(row.orderbookId);
              }}
            >
              <ChangeMark direction="down" label={text.today.exited} />
              <span className="chip-name">{row.name}</span>
              {isState ? null : (
                <span className="muted">
                  {formats.integer(row.previousRank)} → {row.rank === null ? text.list.outsideRanking : formats.integer(row.rank)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
