import type { InboxNoticeDto } from '@shared/dto/app';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { useBanner } from '../status';

/** More are read in the inbox itself. */
const MOST_SHOWN = 3;

/** A repair and a failed run are what a banner is about: above the page, with the thing to do. */
const TOLD_BY_BANNER: ReadonlySet<InboxNoticeDto['kind']> = new Set(['info', 'error']);

/** What the app has told and nobody has read yet; nothing when all has been read. What the banner says is not said twice. */
export function UnreadNotices() {
  const { text, formats } = useWords();
  const { show } = useFeature('navigation');
  const { value: notices, unread } = useFeature('inbox');
  const hasBanner = useBanner() !== null;
  const shown = (notices ?? []).filter(({ readAt, kind }) => readAt === null && !(hasBanner && TOLD_BY_BANNER.has(kind))).slice(0, MOST_SHOWN);
  if (shown.length === 0) return null;
  return (
    <section className="today-notices" aria-label={text.inbox.unread(unread)}>
      <ul>
        {shown.map(({ noticeId, title, body, createdAt }) => (
          <li key={noticeId} title={body}>
            <time className="faint" dateTime={createdAt}>
              {formats.instant(createdAt)}
            </time>
            <strong>{title}</strong>
            <span className="muted">{body}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="link"
        onClick={() => {
          show('inbox');
        }}
      >
        {text.today.toInbox(unread)}
      </button>
    </section>
  );
}
