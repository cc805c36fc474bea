import type { InboxNoticeDto } from '@shared/dto/app';
import { Icon, type IconName } from '../../components/icon';
import { LoadFailure } from '../../components/notice';
import { EmptyState, Page, Skeleton } from '../../components/page';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

const ICONS: Readonly<Record<InboxNoticeDto['kind'], IconName>> = { signals: 'strategy', error: 'error', recovered: 'passed', info: 'info' };

function NoticeItem({ notice }: { readonly notice: InboxNoticeDto }) {
  const { text, formats } = useWords();
  const { openStrategy, showInstrument } = useFeature('navigation');
  const { kind, title, body, createdAt, strategyId, readAt, shares } = notice;
  const content = (
    <>
      <span className={`inbox-icon inbox-${kind}`} title={text.inbox.kinds[kind]}>
        <Icon name={ICONS[kind]} />
      </span>
      <span className="inbox-title">
        {title}
        {readAt === null ? <span className="visually-hidden"> ({text.inbox.unread(1)})</span> : null}
      </span>
      <time className="faint" dateTime={createdAt}>
        {formats.instant(createdAt)}
      </time>
      <span className="inbox-body">{body}</span>
    </>
  );
  return (
    <li className={readAt === null ? 'unread' : undefined}>
      {strategyId === null ? (
        <div className="inbox-item">{content}</div>
      ) : (
        <button
          type="button"
          className="inbox-item"
          onClick={() => {
            openStrategy(strategyId);
          }}
        >
          {content}
        </button>
      )}
      {shares.length === 0 ? null : (
        <p className="inbox-shares">
          {shares.map(({ orderbookId, name }) => (
            <button
              key={orderbookId}
              type="button"
              className="chip"
              title={text.instrument.open}
              onClick={() => {
                showInstrument(orderbookId);
              }}
            >
              <span className="chip-name">{name}</span>
            </button>
          ))}
        </p>
      )}
    </li>
  );
}

/** Every notice the app ever gave, also those a desktop swallowed. */
export function InboxPage() {
  const { text } = useWords();
  const loaded = useFeature('inbox');
  const { value: notices, unread, load, markAllRead } = loaded;
  const actions =
    unread > 0 ? (
      <button type="button" onClick={() => void markAllRead()}>
        {text.inbox.markRead}
      </button>
    ) : null;
  return (
    <Page title={text.inbox.title} actions={actions}>
      <LoadFailure loaded={loaded} onRetry={() => void load()} />
      <Skeleton loaded={loaded} />
      {notices?.length === 0 ? <EmptyState title={text.inbox.empty} hint={text.inbox.emptyHint} /> : null}
      <ul className="inbox">
        {(notices ?? []).map((notice) => (
          <NoticeItem key={notice.noticeId} notice={notice} />
        ))}
      </ul>
    </Page>
  );
}
