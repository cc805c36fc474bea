import type { OwnDefinition } from '@core/domain/own-strategy';
import { ownStrategyId } from '@core/strategies/custom-strategy';
import { parseOwnStrategy } from '@shared/dto/own-strategy';
import type { Reader, Writer } from '../file/connection';

export interface OwnStrategyReader {
  /** By id. Missing: a definition that this version no longer accepts is left out. */
  all(): OwnDefinition[];
}

export interface OwnStrategyWriter {
  /** Puts a definition in the place of one with the same id. */
  save(definition: OwnDefinition, savedAt: string): void;
  /** What it has published stays: it is the only record of those days. */
  remove(strategyId: string): void;
}

/** A definition that an older or newer version has stored and this one cannot read must not stop the others. */
function readable(text: string): OwnDefinition[] {
  try {
    return [parseOwnStrategy(JSON.parse(text))];
  } catch {
    return [];
  }
}

export function createOwnStrategyReader(reader: Reader): OwnStrategyReader {
  const all = reader.query<[], { definition: string }>('SELECT definition FROM own_strategy ORDER BY strategy_id');
  return { all: () => all.all().flatMap((row) => readable(row.definition)) };
}

export function createOwnStrategyWriter(writer: Writer): OwnStrategyWriter {
  const save = writer.command<[string, string, string]>(
    `INSERT INTO own_strategy (strategy_id, definition, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (strategy_id) DO UPDATE SET definition = excluded.definition, saved_at = excluded.saved_at`,
  );
  const remove = writer.command<[string]>('DELETE FROM own_strategy WHERE strategy_id = ?');
  return {
    save: (definition, savedAt) => void save.run(ownStrategyId(definition), JSON.stringify(definition), savedAt),
    remove: (strategyId) => void remove.run(strategyId),
  };
}
