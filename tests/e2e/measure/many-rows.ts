import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Ids and numbers that no real or invented instrument has. */
const FIRST_ID = 90_000_000_000;
const FIRST_NUMBER = 80_000;

/**
 * Makes the newest list of a strategy as long as wanted: rows of instruments that do not exist, each a copy of a
 * stored one. For measuring only, on a data folder that is thrown away.
 */
export function lengthenList(home: string, strategyId: string, rows: number): void {
  const database = new Database(join(home, 'kursvakt.db'));
  try {
    database
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :rows)
         INSERT INTO instrument (orderbook_id, isin, ticker, name, list, sector, currency, market_cap, preferred, first_bar, last_bar, status,
           number, company_id, type, market_place, country_code, sectors, depository_receipt, tradable, search_text)
         SELECT CAST(CAST(:id + i AS INTEGER) AS TEXT), NULL, 'SYN' || i, 'Syntetisk ' || i || ' Aktiebolag', list, sector, currency, market_cap, 0, first_bar, last_bar,
           'delisted', :number + i, NULL, type, market_place, country_code, sectors, 0, tradable, 'syn' || i
         FROM n, (SELECT * FROM instrument WHERE type = 'STOCK' AND status = 'listed' LIMIT 1)`,
      )
      .run({ rows, id: FIRST_ID, number: FIRST_NUMBER });
    database
      .prepare(
        `INSERT INTO strategy_signal (strategy_id, params_hash, as_of, engine_version, orderbook_id, rank, score, in_target, target_weight, state,
           event, state_since, components, flags, history_start, status)
         SELECT s.strategy_id, s.params_hash, s.as_of, s.engine_version, i.orderbook_id, 1000 + i.number - :number, s.score, 0, 0, s.state, NULL,
           s.state_since, s.components, s.flags, s.history_start, s.status
         FROM instrument i, (SELECT * FROM strategy_signal WHERE strategy_id = :strategyId AND in_target = 0 AND rank IS NOT NULL ORDER BY as_of DESC, rank LIMIT 1) s
         WHERE i.number >= :number`,
      )
      .run({ strategyId, number: FIRST_NUMBER });
  } finally {
    database.close();
  }
}
