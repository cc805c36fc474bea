import type { NoticeFacts } from '@core/domain/notice-facts';
import type { NoticeDelivery, NoticeDto } from '@shared/dto/app';
import { isoInstant } from '../../clock';
import type { Reader, Writer } from '../file/connection';

/** A notice as it was told, with the session it is about and what it told as JSON; null from before that was kept. */
export type StoredNotice = NoticeDto & { readonly asOf: string | null; readonly facts: string | null };

export interface NewNotice {
  readonly createdAtMs: number;
  readonly kind: NoticeDto['kind'];
  /** As it is told now. */
  readonly title: string;
  readonly body: string;
  /** What it tells, so that it can be worded anew. */
  readonly facts: NoticeFacts;
  readonly strategyId: string | null;
  readonly asOf: string | null;
  /** A notice with a key that was used before is not stored again. */
  readonly dedupeKey: string;
  readonly delivery: NoticeDelivery | null;
  /** What the notice tells; remembered for good. */
  readonly changeKeys: readonly string[];
}

export interface NoticeReader {
  /** Newest first. */
  newest(limit: number): StoredNotice[];
  unreadCount(): number;
  /** Notices that wait for the end of the quiet hours, oldest first. */
  held(): StoredNotice[];
  /** The notice with this key; null when there is none. */
  byKey(dedupeKey: string): StoredNotice | null;
  /** When a backup was put in the place of the database; null when that never happened. */
  restoredAt(): string | null;
  /** Whether a change was part of any notice before. */
  wasTold(changeKey: string): boolean;
}

export interface NoticeWriter {
  /** True when the notice is new: only then may the person be told. */
  add(notice: NewNotice): boolean;
  /** Marks all notices up to and including this one as read. */
  markRead(upToNoticeId: number, readAtMs: number): void;
  /** What the desktop did with notices. */
  setDelivery(noticeIds: readonly number[], delivery: NoticeDelivery): void;
}

export function createNoticeReader(reader: Reader): NoticeReader {
  const newest = reader.query<[number], StoredNotice>(
    `SELECT notice_id AS noticeId, created_at AS createdAt, kind, title, body, strategy_id AS strategyId,
       as_of AS asOf, read_at AS readAt, delivery, facts
     FROM notice ORDER BY notice_id DESC LIMIT ?`,
  );
  const unread = reader.query<[], { count: number }>('SELECT count(*) AS count FROM notice WHERE read_at IS NULL');
  const held = reader.query<[], StoredNotice>(
    `SELECT notice_id AS noticeId, created_at AS createdAt, kind, title, body, strategy_id AS strategyId,
       as_of AS asOf, read_at AS readAt, delivery, facts
     FROM notice WHERE delivery = 'held' ORDER BY notice_id`,
  );
  const byKey = reader.query<[string], StoredNotice>(
    `SELECT notice_id AS noticeId, created_at AS createdAt, kind, title, body, strategy_id AS strategyId,
       as_of AS asOf, read_at AS readAt, delivery, facts
     FROM notice WHERE dedupe_key = ?`,
  );
  const restored = reader.query<[], { createdAt: string }>(
    "SELECT created_at AS createdAt FROM notice WHERE dedupe_key >= 'restored ' AND dedupe_key < 'restored!' ORDER BY dedupe_key DESC LIMIT 1",
  );
  const told = reader.query<[string], { found: number }>('SELECT 1 AS found FROM told_change WHERE change_key = ?');
  return {
    newest: (limit) => newest.all(limit),
    unreadCount: () => unread.get()?.count ?? 0,
    held: () => held.all(),
    byKey: (dedupeKey) => byKey.get(dedupeKey) ?? null,
    restoredAt: () => restored.get()?.createdAt ?? null,
    wasTold: (changeKey) => told.get(changeKey) !== undefined,
  };
}

export function createNoticeWriter(writer: Writer): NoticeWriter {
  const add = writer.command<[string, string, string, string, string | null, string | null, string, string | null, string]>(
    `INSERT INTO notice (created_at, kind, title, body, strategy_id, as_of, dedupe_key, delivery, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (dedupe_key) DO NOTHING`,
  );
  const remember = writer.command<[string, string]>('INSERT INTO told_change (change_key, told_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const deliver = writer.command<[string, number]>('UPDATE notice SET delivery = ? WHERE notice_id = ?');
  const markRead = writer.command<[string, number]>(
    'UPDATE notice SET read_at = ? WHERE notice_id <= ? AND read_at IS NULL',
  );
  return {
    add: ({ createdAtMs, kind, title, body, facts, strategyId, asOf, dedupeKey, delivery, changeKeys }) =>
      writer.atomically(() => {
        const isNew = add.run(isoInstant(createdAtMs), kind, title, body, strategyId, asOf, dedupeKey, delivery, JSON.stringify(facts)).changes > 0;
        if (isNew) for (const key of changeKeys) remember.run(key, isoInstant(createdAtMs));
        return isNew;
      }),
    setDelivery: (noticeIds, delivery) =>
      writer.atomically(() => {
        for (const noticeId of noticeIds) deliver.run(delivery, noticeId);
      }),
    markRead: (upToNoticeId, readAtMs) => void markRead.run(isoInstant(readAtMs), upToNoticeId),
  };
}
