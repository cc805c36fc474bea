import { useEffect, useState, type ReactNode } from 'react';
import type { FailureDto } from '@shared/dto/sync';
import { useWords } from '../i18n/words';
import type { Loaded } from '../lib/loading';
import { useStores } from '../stores-context';
import { Icon, type IconName } from './icon';

type Tone = 'info' | 'warning' | 'error';

/** A calm line above the content: something is not as it should be, and what can be done. */
export function Notice({ tone, children, action }: { readonly tone: Tone; readonly children: ReactNode; readonly action?: ReactNode }) {
  const icon: IconName = tone === 'info' ? 'info' : tone;
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <p>{children}</p>
      {action}
    </div>
  );
}

interface FailureNoticeProps {
  readonly failure: FailureDto;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
  /** How old the data are that are shown all the same. */
  readonly keptAge?: string | null;
}

/** What happened, what can be done, how old the shown data are, and the technical words for a report. */
export function FailureNotice({ failure, onRetry, onDismiss, keptAge = null }: FailureNoticeProps) {
  const { text } = useWords();
  const [title, remedy] = text.errors.kinds[failure.kind];
  const action = (
    <span className="notice-actions">
      {onRetry ? (
        <button type="button" onClick={onRetry}>
          {text.errors.retry}
        </button>
      ) : null}
      {onDismiss ? (
        <button type="button" className="icon-button" aria-label={text.errors.dismiss} onClick={onDismiss}>
          <Icon name="close" />
        </button>
      ) : null}
    </span>
  );
  return (
    <Notice tone="error" action={action}>
      <strong>{title}</strong> {remedy} {keptAge === null ? null : text.errors.kept(keptAge)}
      <span className="notice-detail" lang="en">
        {failure.message}
      </span>
    </Notice>
  );
}

const AGE_STEP_MS = 5000;

/** The failure of a feature's newest call, while what it answered before stays on the page. */
export function LoadFailure({ loaded, onRetry }: { readonly loaded: Loaded<unknown>; readonly onRetry: () => void }) {
  const { formats } = useWords();
  const { nowMs } = useStores();
  const { failure, value, answeredAtMs } = loaded;
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    if (!failure) return undefined;
    setNow(nowMs());
    const timer = setInterval(() => {
      setNow(nowMs());
    }, AGE_STEP_MS);
    return () => {
      clearInterval(timer);
    };
  }, [failure, nowMs]);
  if (!failure) return null;
  const keptAge = value === null || answeredAtMs === null ? null : formats.duration(Math.max(0, now - answeredAtMs));
  return <FailureNotice failure={failure} onRetry={onRetry} keptAge={keptAge} />;
}
