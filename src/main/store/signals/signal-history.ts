import type { IsoDate } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';
import type { StoredChangeReason } from './publication';
import type { RunIdentity } from './signal-reader';

/** A name that came into a list or left it on one day. */
export interface StoredEvent {
  readonly asOf: IsoDate;
  readonly orderbookId: string;
  readonly ticker: string;
  readonly name: string;
  readonly change: 'entered' | 'exited';
  readonly reason: StoredChangeReason;
  readonly previousRank: number | null;
  readonly rank: number | null;
}

export interface DatedRank {
  readonly asOf: IsoDate;
  readonly orderbookId: string;
  readonly rank: number | null;
}

export interface SignalHistoryReader {
  /** The first day with a list, and how many days have one. */
  span(strategyId: string, paramsHash: string): { readonly firstDay: IsoDate | null; readonly days: number };
  /** Newest first, at most `limit`; a day that several engine versions have computed counts once, by the newest. */
  events(strategyId: string, paramsHash: string, limit: number): StoredEvent[];
  /** The days with a list up to the run's own, of its engine version, ascending, at most `limit` of the newest. */
  days(run: RunIdentity, limit: number): IsoDate[];
  /** The places of the given names from a day on: one query for all of them. Cost: names × days index look-ups. */
  ranks(run: RunIdentity, from: string, orderbookIds: readonly string[]): DatedRank[];
}

export function createSignalHistoryReader(reader: Reader): SignalHistoryReader {
  const span = reader.query<[string, string], { firstDay: IsoDate | null; days: number }>(
    `SELECT min(as_of) AS firstDay, count(DISTINCT as_of) AS days FROM strategy_run
     WHERE strategy_id = ? AND params_hash = ? AND status IN ('OK', 'PARTIAL')`,
  );
  const events = reader.query<[string, string, number], StoredEvent>(
    `SELECT c.as_of AS asOf, c.orderbook_id AS orderbookId, i.ticker, i.name, c.change, c.reason,
       c.previous_rank AS previousRank, c.rank
     FROM signal_change AS c CROSS JOIN instrument AS i USING (orderbook_id)
     WHERE c.strategy_id = ? AND c.params_hash = ? AND c.change IN ('entered', 'exited')
       AND c.engine_version = (SELECT max(r.engine_version) FROM strategy_run AS r
         WHERE r.strategy_id = c.strategy_id AND r.params_hash = c.params_hash AND r.as_of = c.as_of
           AND r.status IN ('OK', 'PARTIAL'))
     ORDER BY c.as_of DESC, c.change, coalesce(c.rank, c.previous_rank), length(c.orderbook_id), c.orderbook_id
     LIMIT ?`,
  );
  const days = reader.query<[string, string, string, number, number], { asOf: IsoDate }>(
    `SELECT as_of AS asOf FROM strategy_run
     WHERE strategy_id = ? AND params_hash = ? AND as_of <= ? AND engine_version = ? AND status IN ('OK', 'PARTIAL')
     ORDER BY as_of DESC LIMIT ?`,
  );
  const ranks = reader.query<[string, string, string, number, string, string], DatedRank>(
    `SELECT r.as_of AS asOf, s.orderbook_id AS orderbookId, s.rank
     FROM strategy_run AS r CROSS JOIN json_each(?) AS wanted CROSS JOIN strategy_signal AS s
       ON s.strategy_id = r.strategy_id AND s.params_hash = r.params_hash AND s.as_of = r.as_of
         AND s.engine_version = r.engine_version AND s.orderbook_id = wanted.value
     WHERE r.strategy_id = ? AND r.params_hash = ? AND r.engine_version = ? AND r.as_of >= ? AND r.as_of <= ?
       AND r.status IN ('OK', 'PARTIAL')
     ORDER BY r.as_of`,
  );
  return {
    span: (strategyId, paramsHash) => span.get(strategyId, paramsHash)!,
    events: (strategyId, paramsHash, limit) => events.all(strategyId, paramsHash, limit),
    days: (run, limit) => days.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, limit).map(({ asOf }) => asOf).reverse(),
    ranks: (run, from, orderbookIds) =>
      ranks.all(JSON.stringify(orderbookIds), run.strategyId, run.paramsHash, run.engineVersion, from, run.asOf),
  };
}
