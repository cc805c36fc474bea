import type { Writer } from '../file/connection';

/** The source changed the basis of an instrument's whole price history, as it does after a split. */
export interface Restatement {
  readonly orderbookId: string;
  /** The session whose sync noticed it: the first one on the new basis that the app has seen. */
  readonly noticedOn: string;
  readonly runId: string;
  /** Old price / new price. */
  readonly ratio: number;
}

export interface RestatementWriter {
  /** Call it in the transaction that replaces the history; the same session again replaces the note. */
  record(restatement: Restatement): void;
}

export function createRestatementWriter(writer: Writer): RestatementWriter {
  const record = writer.command<[string, string, string, number]>(
    `INSERT INTO price_restatement (orderbook_id, noticed_on, run_id, ratio) VALUES (?, ?, ?, ?)
     ON CONFLICT (orderbook_id, noticed_on) DO UPDATE SET run_id = excluded.run_id, ratio = excluded.ratio`,
  );
  return {
    record: ({ orderbookId, noticedOn, runId, ratio }) => void record.run(orderbookId, noticedOn, runId, ratio),
  };
}
