import type { CleanupDto } from '@shared/dto/memory';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';

const SHOWN_CLEANUPS = 10;

function Freed({ cleanup }: { readonly cleanup: CleanupDto }) {
  const { text, formats } = useWords();
  const { beforeBytes, afterBytes } = cleanup;
  return (
    <>
      <strong>{text.memory.freed(formats.megabytes(Math.max(0, beforeBytes - afterBytes)))}</strong>
      <span className="muted">
        {' '}
        {formats.megabytes(beforeBytes)} → {formats.megabytes(afterBytes)}
      </span>
    </>
  );
}

function useDetails(): (cleanup: CleanupDto) => string {
  const { text, formats } = useWords();
  return ({ at, trigger, actions }) => {
    const done = actions.length === 0 ? text.memory.nothingToDo : actions.map((action) => termOf(text.terms.cleanups, action)).join(', ');
    return `${formats.instant(at)} · ${text.memory.cleanTriggers[trigger]} · ${done}`;
  };
}

/** The newest clean-up in words, the ones before it as a list. */
export function CleanupList({ newest, earlier }: { readonly newest: CleanupDto | null; readonly earlier: readonly CleanupDto[] }) {
  const { text } = useWords();
  const details = useDetails();
  if (!newest) return <p className="muted">{text.memory.noCleanup}</p>;
  const rest = earlier.filter((cleanup) => cleanup.at !== newest.at).slice(0, SHOWN_CLEANUPS);
  return (
    <section className="cleanup">
      <h2>{text.memory.lastCleanup}</h2>
      <div role="status">
        <p>
          <Freed cleanup={newest} />
        </p>
        <p className="muted">{details(newest)}</p>
      </div>
      {rest.length > 0 ? (
        <ol className="cleanup-log" aria-label={text.memory.earlierCleanups}>
          {rest.map((cleanup) => (
            <li key={cleanup.at}>
              <Freed cleanup={cleanup} />
              <span className="muted"> {details(cleanup)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
