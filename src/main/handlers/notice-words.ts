import type { NoticeText } from '@core/domain/notice-facts';
import { wordNotice } from '@core/notify/word-notice';
import { noticeFactsSchema } from '@shared/dto/notice-facts';
import type { StoredNotice } from '../store/records/notices';

/** A stored notice in the reader's language. Missing: without facts that this version knows it keeps the words it was told in. */
export function noticeWords({ title, body, facts }: Pick<StoredNotice, 'title' | 'body' | 'facts'>, language: 'sv' | 'en'): NoticeText {
  const known = facts === null ? null : noticeFactsSchema.safeParse(JSON.parse(facts));
  return known?.success ? wordNotice(known.data, language) : { title, body };
}
