import { instrumentId } from '@core/domain/instrument';
import type { ModelHolding } from '@core/domain/signal';
import type { IsoDate } from '@core/time/epoch-day';
import type { Reader, Writer } from '../file/connection';
import type { PortfolioChange } from './publication';

export interface ModelPortfolio {
  readonly rebalancedOn: IsoDate;
  /** Largest rank at purchase last; empty where nothing was to be bought and all of it is cash. */
  readonly holdings: readonly ModelHolding[];
}

export interface HoldingReader {
  /** The model portfolio as of the newest rebalance on or before `day`; null before the first one. */
  portfolio(strategyId: string, paramsHash: string, day: string): ModelPortfolio | null;
}

interface HoldingRow extends Omit<ModelHolding, 'orderbookId'> {
  readonly orderbookId: string;
}

export function createHoldingReader(reader: Reader): HoldingReader {
  const newest = reader.query<[string, string, string], { rebalancedOn: IsoDate }>(
    `SELECT rebalanced_on AS rebalancedOn FROM model_rebalance
     WHERE strategy_id = ? AND params_hash = ? AND rebalanced_on <= ? ORDER BY rebalanced_on DESC LIMIT 1`,
  );
  const holdings = reader.query<[string, string, string], HoldingRow>(
    `SELECT orderbook_id AS orderbookId, weight, rank_at_purchase AS rankAtPurchase, held_since AS heldSince
     FROM model_holding WHERE strategy_id = ? AND params_hash = ? AND rebalanced_on = ?
     ORDER BY rank_at_purchase, length(orderbook_id), orderbook_id`,
  );
  return {
    portfolio(strategyId, paramsHash, day) {
      const found = newest.get(strategyId, paramsHash, day);
      if (found === undefined) return null;
      const rows = holdings.all(strategyId, paramsHash, found.rebalancedOn);
      return {
        rebalancedOn: found.rebalancedOn,
        holdings: rows.map((row) => ({ ...row, orderbookId: instrumentId(row.orderbookId) })),
      };
    },
  };
}

export interface HoldingWriter {
  /** The model portfolio from a rebalance on, in the place of what was stored of that day. Belongs into a transaction. */
  put(of: { readonly strategyId: string; readonly paramsHash: string }, change: PortfolioChange): void;
}

export function createHoldingWriter(writer: Writer): HoldingWriter {
  const putRebalance = writer.command<[string, string, string]>(
    'INSERT INTO model_rebalance (strategy_id, params_hash, rebalanced_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const deleteHoldings = writer.command<[string, string, string]>(
    'DELETE FROM model_holding WHERE strategy_id = ? AND params_hash = ? AND rebalanced_on = ?',
  );
  const insertHolding = writer.command<[string, string, string, string, number, number, string]>(
    `INSERT INTO model_holding (strategy_id, params_hash, rebalanced_on, orderbook_id, weight, rank_at_purchase,
       held_since) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    put({ strategyId, paramsHash }, { rebalancedOn, rows }) {
      putRebalance.run(strategyId, paramsHash, rebalancedOn);
      deleteHoldings.run(strategyId, paramsHash, rebalancedOn);
      for (const { orderbookId, weight, rankAtPurchase, heldSince } of rows) {
        insertHolding.run(strategyId, paramsHash, rebalancedOn, orderbookId, weight, rankAtPurchase, heldSince);
      }
    },
  };
}
