import type { RequestLogEntry } from '@core/domain/provider';
import type { Reader, Writer } from '../file/connection';

const KEPT_REQUESTS = 20_000;

export interface HostTally {
  readonly host: string;
  readonly count: number;
  readonly sinceMs: number;
}

export interface RequestReader {
  /** Newest first. */
  newest(limit: number): RequestLogEntry[];
  count(): number;
  /** Every host of the log, by name: how many requests it got, and since when. */
  hosts(): HostTally[];
}

export interface RequestWriter {
  /** Adds entries in one transaction and forgets all but the newest 20,000. */
  append(entries: readonly RequestLogEntry[]): void;
}

export function createRequestReader(reader: Reader): RequestReader {
  const newest = reader.query<[number], RequestLogEntry>(
    `SELECT started_at_ms AS startedAtMs, method, host, path, status, bytes, duration_ms AS durationMs, attempt,
       failure_kind AS failureKind
     FROM request_log ORDER BY request_id DESC LIMIT ?`,
  );
  const count = reader.query<[], { count: number }>('SELECT count(*) AS count FROM request_log');
  const hosts = reader.query<[], HostTally>('SELECT host, count(*) AS count, min(started_at_ms) AS sinceMs FROM request_log GROUP BY host ORDER BY host');
  return { newest: (limit) => newest.all(limit), count: () => count.get()?.count ?? 0, hosts: () => hosts.all() };
}

export function createRequestWriter(writer: Writer, kept: number = KEPT_REQUESTS): RequestWriter {
  const insert = writer.command<[number, string, string, string, number | null, number, number, number, string | null]>(
    `INSERT INTO request_log (started_at_ms, method, host, path, status, bytes, duration_ms, attempt, failure_kind)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const trim = writer.command<[number]>(
    'DELETE FROM request_log WHERE request_id <= (SELECT max(request_id) FROM request_log) - ?',
  );
  return {
    append(entries) {
      if (entries.length === 0) return;
      writer.atomically(() => {
        for (const entry of entries) {
          insert.run(
            Math.trunc(entry.startedAtMs), entry.method, entry.host, entry.path, entry.status, entry.bytes,
            entry.durationMs, entry.attempt, entry.failureKind,
          );
        }
        trim.run(kept);
      });
    },
  };
}
