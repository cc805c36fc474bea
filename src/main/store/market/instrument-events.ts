import type { Reader } from '../file/connection';
import type { StoredChangeReason } from '../signals/publication';

export interface StoredDividend {
  readonly exDate: string;
  readonly amount: number;
  readonly currency: string;
}

/** A share that came into or left a strategy's set on a day. */
export interface StoredPassage {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly engineVersion: number;
  readonly asOf: string;
  readonly change: 'entered' | 'exited';
  readonly reason: StoredChangeReason;
}

export interface StoredRestatement {
  readonly noticedOn: string;
  /** Old price / new price. */
  readonly ratio: number;
}

export interface StoredCorrections {
  /** Days whose close the source changed after the fact. */
  readonly days: number;
  readonly newest: string | null;
}

/** What happened to one instrument, as runs have written it. */
export interface InstrumentEventReader {
  /** Ascending by day, announced ones included. */
  dividends(orderbookId: string): StoredDividend[];
  /** Of every strategy, parameter set and engine version; ascending by day. */
  passages(orderbookId: string): StoredPassage[];
  /** Ascending by day; only what has happened since the app was installed. */
  restatements(orderbookId: string): StoredRestatement[];
  corrections(orderbookId: string): StoredCorrections;
}

export function createInstrumentEventReader(reader: Reader): InstrumentEventReader {
  const dividends = reader.query<[string], StoredDividend>(
    'SELECT ex_date AS exDate, amount, currency FROM dividend WHERE orderbook_id = ? ORDER BY ex_date, ordinal',
  );
  const passages = reader.query<[string], StoredPassage>(
    `SELECT strategy_id AS strategyId, params_hash AS paramsHash, engine_version AS engineVersion, as_of AS asOf, change, reason
     FROM signal_change WHERE orderbook_id = ? AND change IN ('entered', 'exited') ORDER BY as_of, strategy_id`,
  );
  const restatements = reader.query<[string], StoredRestatement>(
    'SELECT noticed_on AS noticedOn, ratio FROM price_restatement WHERE orderbook_id = ? ORDER BY noticed_on',
  );
  const corrections = reader.query<[string], StoredCorrections>(
    'SELECT count(DISTINCT date) AS days, max(date) AS newest FROM bar_correction WHERE orderbook_id = ?',
  );
  return {
    dividends: (orderbookId) => dividends.all(orderbookId),
    passages: (orderbookId) => passages.all(orderbookId),
    restatements: (orderbookId) => restatements.all(orderbookId),
    corrections: (orderbookId) => corrections.get(orderbookId) ?? { days: 0, newest: null },
  };
}
