import { instrumentId } from '@core/domain/instrument';
import type { ModelHolding } from '@core/domain/signal';
import type { IsoDate } from '@core/time/epoch-day';
import type { Reader } from '../file/connection';

export interface ModelPortfolio {
  readonly rebalancedOn: IsoDate;
  /** Largest rank at purchase last. */
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
    `SELECT rebalanced_on AS rebalancedOn FROM model_holding
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
