import type { SyncProgressDto } from '@shared/dto/sync';
import { useWords, type Words } from '../../i18n/words';

/** How much is done, how long it will take, what went wrong: each only when it is known. */
export function progressDetails({ done, total, remainingMs, failures }: SyncProgressDto, { text, formats }: Words): string {
  return [
    total > 0 ? text.status.progress(formats.integer(done), formats.integer(total)) : null,
    remainingMs === null ? null : text.status.remaining(formats.duration(remainingMs)),
    failures > 0 ? text.status.failures(failures) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The bar for the eye and a sentence for everyone. */
export function SyncProgress({ progress, onCancel }: { readonly progress: SyncProgressDto; readonly onCancel: () => void }) {
  const words = useWords();
  const { text } = words;
  const { stage, done, total, cancelling } = progress;
  return (
    <div className="sync-progress">
      <div className="sync-words">
        {/* Only the stage is announced: a number four times a second would never let anyone listen to anything else. */}
        <span role="status" aria-live="polite">
          {text.status.stages[stage]}
        </span>
        <span className="muted">{progressDetails(progress, words)}</span>
      </div>
      <progress max={Math.max(1, total)} {...(total > 0 ? { value: done } : {})} aria-label={text.status.syncing} />
      <button type="button" disabled={cancelling} onClick={onCancel}>
        {cancelling ? text.status.cancelling : text.status.cancel}
      </button>
    </div>
  );
}
