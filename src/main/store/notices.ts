import type { NoticeDto } from '@shared/dto/app';
import { isoInstant } from '../clock';
import type { Reader, Writer } from './connection';

export interface NewNotice {
  readonly createdAtMs: number;
  readonly kind: NoticeDto['kind'];
  readonly title: string;
  readonly body: string;
  readonly strategyId: string | null;
  readonly asOf: string | null;
  /** A notice with a key that was used before is not stored again. */
  readonly dedupeKey: string;
}

export interface NoticeReader {
  /** Newest first. */
  newest(limit: number): NoticeDto[];
  unreadCount(): number;
}

export interface NoticeWriter {
  /** True when the notice is new: only then may the person be told. */
  add(notice: NewNotice): boolean;
  /** Marks all notices up to and including this one as read. */
  markRead(upToNoticeId: number, readAtMs: number): void;
}

export function createNoticeReader(reader: Reader): NoticeReader {
  const newest = reader.query<[number], NoticeDto>(
    `SELECT notice_id AS noticeId, created_at AS createdAt, kind, title, body, strategy_id AS strategyId,
       read_at AS readAt
     FROM notice ORDER BY notice_id DESC LIMIT ?`,
  );
  const unread = reader.query<[], { count: number }>('SELECT count(*) AS count FROM notice WHERE read_at IS NULL');
  return { newest: (limit) => newest.all(limit), unreadCount: () => unread.get()?.count ?? 0 };
}

export function createNoticeWriter(writer: Writer): NoticeWriter {
  const add = writer.command<[string, string, string, string, string | null, string | null, string]>(
    `INSERT INTO notice (created_at, kind, title, body, strategy_id, as_of, dedupe_key) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (dedupe_key) DO NOTHING`,
  );
  const markRead = writer.command<[string, number]>(
    'UPDATE notice SET read_at = ? WHERE notice_id <= ? AND read_at IS NULL',
  );
  return {
    add: ({ createdAtMs, kind, title, body, strategyId, asOf, dedupeKey }) =>
      add.run(isoInstant(createdAtMs), kind, title, body, strategyId, asOf, dedupeKey).changes > 0,
    markRead: (upToNoticeId, readAtMs) => void markRead.run(isoInstant(readAtMs), upToNoticeId),
  };
}
