import type { Reader, Writer } from '../file/connection';

export interface WatchReader {
  /** Orderbook ids that the person follows, in instrument order. */
  all(): string[];
}

export function createWatchReader(reader: Reader): WatchReader {
  const all = reader.query<[], { orderbookId: string }>(
    'SELECT orderbook_id AS orderbookId FROM watch ORDER BY length(orderbook_id), orderbook_id',
  );
  return { all: () => all.all().map((row) => row.orderbookId) };
}

export interface WatchWriter {
  follow(orderbookId: string): void;
  unfollow(orderbookId: string): void;
}

export function createWatchWriter(writer: Writer): WatchWriter {
  const follow = writer.command<[string]>('INSERT INTO watch (orderbook_id) VALUES (?) ON CONFLICT DO NOTHING');
  const unfollow = writer.command<[string]>('DELETE FROM watch WHERE orderbook_id = ?');
  return {
    follow: (orderbookId) => void follow.run(orderbookId),
    unfollow: (orderbookId) => void unfollow.run(orderbookId),
  };
}
