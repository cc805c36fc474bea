import type { ReactNode } from 'react';
import { useWords } from '../i18n/words';
import type { Loaded } from '../lib/loading';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a page that scrolls as a whole. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <section className="page" aria-labelledby="page-title" data-pane tabIndex={-1}>
      <div className="page-column">
        <header className="page-header">
          <div>
            <h1 id="page-title">{title}</h1>
            {lead ? <p className="lead">{lead}</p> : null}
          </div>
          {actions ? <div className="page-actions">{actions}</div> : null}
        </header>
        {children}
      </div>
    </section>
  );
}

/** Nothing to show, said as a fact, with what to do about it. */
export function EmptyState({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {hint ? <p className="muted">{hint}</p> : null}
      {children}
    </div>
  );
}

/** Grey lines while the very first answer is on its way; the client ends the wait after ten seconds. */
export function Skeleton({ loaded, lines = 8 }: { readonly loaded: Loaded<unknown>; readonly lines?: number }) {
  const { text } = useWords();
  // After a failure its notice stands here until there is an answer; both would contradict each other.
  if (!loaded.pending || loaded.value !== null || loaded.failure !== null) return null;
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{text.errors.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}
