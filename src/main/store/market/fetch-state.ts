import type { Reader, Writer } from '../file/connection';

export type FetchStage = 'page' | 'prices' | 'details' | 'analysis';

/** What was last fetched of an instrument: lets a sync go on where an interrupted one stopped. */
export interface FetchState {
  readonly orderbookId: string;
  readonly stage: FetchStage;
  readonly runId: string;
  /** The session that the fetched answer belongs to. */
  readonly session: string;
  readonly fetchedAtMs: number;
  readonly detail: string | null;
}

export interface FetchStateReader {
  /** In instrument order. */
  ofStage(stage: FetchStage): FetchState[];
}

export function createFetchStateReader(reader: Reader): FetchStateReader {
  const ofStage = reader.query<[string], FetchState>(
    `SELECT orderbook_id AS orderbookId, stage, run_id AS runId, session, fetched_at_ms AS fetchedAtMs, detail
     FROM fetch_state WHERE stage = ? ORDER BY length(orderbook_id), orderbook_id`,
  );
  return { ofStage: (stage) => ofStage.all(stage) };
}

export interface FetchStateWriter {
  /** Call it in the transaction that stores the answer itself. */
  record(state: FetchState): void;
  /** Makes the next sync fetch a stage of an instrument again. */
  forget(orderbookId: string, stage: FetchStage): void;
  /** Makes the next sync fetch a stage of every instrument again. */
  forgetStage(stage: FetchStage): void;
}

export function createFetchStateWriter(writer: Writer): FetchStateWriter {
  const record = writer.command<[string, string, string, string, number, string | null]>(
    `INSERT INTO fetch_state (orderbook_id, stage, run_id, session, fetched_at_ms, detail) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (orderbook_id, stage) DO UPDATE SET run_id = excluded.run_id, session = excluded.session,
       fetched_at_ms = excluded.fetched_at_ms, detail = excluded.detail`,
  );
  const forget = writer.command<[string, string]>('DELETE FROM fetch_state WHERE orderbook_id = ? AND stage = ?');
  const forgetStage = writer.command<[string]>('DELETE FROM fetch_state WHERE stage = ?');
  return {
    record({ orderbookId, stage, runId, session, fetchedAtMs, detail }) {
      record.run(orderbookId, stage, runId, session, Math.trunc(fetchedAtMs), detail);
    },
    forget: (orderbookId, stage) => void forget.run(orderbookId, stage),
    forgetStage: (stage) => void forgetStage.run(stage),
  };
}
