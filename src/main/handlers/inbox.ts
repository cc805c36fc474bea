import type { InboxNoticeDto } from '@shared/dto/app';
import type { StoredNotice } from '../store/records/notices';
import { noticeWords } from './notice-words';
import { publishedHash, readCatalogue, type ReadContext } from './read-context';

/** Older notices are read and not followed. */
const LINKED_NOTICES = 30;
const MOST_SHARES = 8;

/** The shares that came or left on the notice's day, as the strategy published them. */
function sharesOf(context: ReadContext, { kind, strategyId, asOf }: StoredNotice): InboxNoticeDto['shares'] {
  const catalogue = readCatalogue(context);
  if (kind !== 'signals' || strategyId === null || asOf === null || !catalogue.has(strategyId)) return [];
  const { signals } = context.stores;
  const run = signals.latest(strategyId, publishedHash(catalogue.find(strategyId)), asOf);
  if (run?.asOf !== asOf) return [];
  return signals
    .changes(run)
    .filter(({ change }) => change === 'entered' || change === 'exited')
    .slice(0, MOST_SHARES)
    .map(({ orderbookId, name }) => ({ orderbookId, name }));
}

/** The notices in one language, newest first, the newest of them with the shares they are about. Cost: two queries per such notice. */
export function readInbox(context: ReadContext, limit: number, language: 'sv' | 'en'): InboxNoticeDto[] {
  return context.stores.notices.newest(limit).map((notice, index) => {
    const { asOf: _asOf, facts: _facts, ...shown } = notice;
    return { ...shown, ...noticeWords(notice, language), shares: index < LINKED_NOTICES ? sharesOf(context, notice) : [] };
  });
}
