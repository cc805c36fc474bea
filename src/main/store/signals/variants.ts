import type { Reader, Writer } from '../file/connection';

/** A strategy with one set of parameters: what is computed, listed and compared. */
export interface StrategyVariant {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly active: boolean;
}

export interface VariantReader {
  /** By strategy, then name. */
  all(): StrategyVariant[];
}

export interface VariantWriter {
  upsert(variant: StrategyVariant): void;
  /** What it has published stays: it is the only record of those days. */
  remove(strategyId: string, paramsHash: string): void;
}

export function createVariantReader(reader: Reader): VariantReader {
  const all = reader.query<[], Omit<StrategyVariant, 'params' | 'active'> & { params: string; active: number }>(
    `SELECT strategy_id AS strategyId, params_hash AS paramsHash, name, params, active
     FROM strategy_variant ORDER BY strategy_id, name, params_hash`,
  );
  return {
    all: () =>
      all.all().map((row) => ({
        ...row,
        params: JSON.parse(row.params) as Record<string, unknown>,
        active: row.active === 1,
      })),
  };
}

export function createVariantWriter(writer: Writer): VariantWriter {
  const upsert = writer.command<[string, string, string, string, number]>(
    `INSERT INTO strategy_variant (strategy_id, params_hash, name, params, active) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (strategy_id, params_hash)
     DO UPDATE SET name = excluded.name, params = excluded.params, active = excluded.active`,
  );
  const remove = writer.command<[string, string]>('DELETE FROM strategy_variant WHERE strategy_id = ? AND params_hash = ?');
  return {
    remove: (strategyId, paramsHash) => void remove.run(strategyId, paramsHash),
    upsert({ strategyId, paramsHash, name, params, active }) {
      upsert.run(strategyId, paramsHash, name, JSON.stringify(params), active ? 1 : 0);
    },
  };
}
