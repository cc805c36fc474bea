import { useEffect } from 'react';
import { useFeature } from '../stores-context';

const SHOWN_MS = 2600;

/** A short word at the bottom about what was just done; read out, and gone by itself. */
export function Announcer() {
  const { announcement, clearAnnouncement } = useFeature('navigation');
  useEffect(() => {
    if (!announcement) return undefined;
    const timer = setTimeout(clearAnnouncement, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [announcement, clearAnnouncement]);
  return (
    <div className="announcer" role="status" aria-live="polite">
      {announcement ? (
        <span key={announcement.number} className="toast">
          {announcement.text}
        </span>
      ) : null}
    </div>
  );
}
