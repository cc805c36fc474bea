import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

/** More are read in the inbox itself. */
const MOST_SHOWN = 3;

/** What the app has told and nobody has read yet; nothing when all has been read. */
export function UnreadNotices() {
  const { text, formats } = useWords();
  const { show } = useFeature('navigation');
  const { value: notices, unread } = useFeature('inbox');
  const shown = (notices ?? []).filter(({ readAt }) => readAt === null).slice(0, MOST_SHOWN);
  if (shown.length === 0) return null;
  return (
    <section className="today-notices" aria-label={text.inbox.unread(unread)}>
      <ul>
        {shown.map(({ noticeId, title, body, createdAt }) => (
          <li key={noticeId}>
            <strong>{title}</strong> <span className="muted">{body}</span>{' '}
            <time className="faint" dateTime={createdAt}>
              {formats.instant(createdAt)}
            </time>
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
