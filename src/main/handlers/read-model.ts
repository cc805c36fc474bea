import type { FreshnessDto } from '@shared/dto/common';
import type { DiffDto, ExplanationDto, SignalsDto } from '@shared/dto/signals';
import type { StrategyDto, StrategySummaryDto } from '@shared/dto/strategies';
import { STRATEGIES } from '@core/strategies/registry';
import type { Reader } from '../store/connection';
import { describeStrategy } from './describe-strategy';
import { readDiff } from './diff';
import { readExplanation } from './explain';
import { readFreshness } from './freshness';
import { createReadStores, findStrategy, type ReadContext, type ReadStores } from './read-context';
import { readSignals } from './signals';
import { readStrategySummary } from './strategy-summary';

/** Every question that the window and the command line can ask of the stored results. */
export interface ReadModel {
  readonly stores: ReadStores;
  strategies(): StrategyDto[];
  strategySummaries(): StrategySummaryDto[];
  signals(strategyId: string, options: { asOf?: string | undefined; all: boolean }): SignalsDto;
  explain(strategyId: string, instrument: string): ExplanationDto;
  diff(strategyId: string, range: { from?: string | undefined; to?: string | undefined }): DiffDto;
  freshness(): FreshnessDto;
}

export function createReadModel(reader: Reader, nowMs: () => number): ReadModel {
  const stores = createReadStores(reader);
  const context: ReadContext = { stores, nowMs };
  const { consistently } = reader;
  return {
    stores,
    strategies: () => STRATEGIES.map((strategy) => describeStrategy(strategy)),
    strategySummaries: () => consistently(() => STRATEGIES.map((strategy) => readStrategySummary(context, strategy))),
    signals: (strategyId, options) => consistently(() => readSignals(context, findStrategy(strategyId), options)),
    explain: (strategyId, instrument) => consistently(() => readExplanation(context, findStrategy(strategyId), instrument)),
    diff: (strategyId, range) => consistently(() => readDiff(context, findStrategy(strategyId), range)),
    freshness: () => consistently(() => readFreshness(context)),
  };
}
