import type { Strategy } from '@core/strategies/strategy';
import { STRATEGIES } from '@core/strategies/registry';
import { raise } from '@core/errors';
import type { Instrument } from '@core/domain/instrument';
import type { DiffDto, ExplanationDto, SignalsDto } from '@shared/dto/signals';
import type { StrategyDto, StrategySummaryDto } from '@shared/dto/strategies';
import type { FreshnessDto } from '@shared/dto/common';
import type { Reader } from '../store/connection';
import { createInstrumentReader, type InstrumentReader } from '../store/instruments';
import { createMemoryReader, type MemoryReader } from '../store/memory-log';
import { createNoticeReader, type NoticeReader } from '../store/notices';
import { createRequestReader, type RequestReader } from '../store/requests';
import { createRunReader, type RunReader } from '../store/runs';
import { createSettingReader, type SettingReader } from '../store/settings';
import { createSignalReader, type SignalReader } from '../store/signal-reader';
import { variantOf } from '../sync/variants';
import { describeStrategy } from './describe-strategy';
import { readDiff } from './diff';
import { readExplanation } from './explain';
import { readFreshness } from './freshness';
import { readSignals } from './signals';
import { readStrategySummary } from './strategy-summary';

/** The stores a read may look into; nothing here can write or compute. */
export interface ReadStores {
  readonly instruments: InstrumentReader;
  readonly signals: SignalReader;
  readonly runs: RunReader;
  readonly requests: RequestReader;
  readonly settings: SettingReader;
  readonly notices: NoticeReader;
  readonly memory: MemoryReader;
}

export interface ReadContext {
  readonly stores: ReadStores;
  readonly nowMs: () => number;
}

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

/** Errors: `invalid-input` naming the strategies there are. */
export function findStrategy(strategyId: string): Strategy {
  return (
    STRATEGIES.find((strategy) => strategy.id === strategyId) ??
    raise('invalid-input', `There is no strategy “${strategyId.slice(0, 40)}”.`, {
      field: 'strategyId',
      remedy: `Choose one of ${STRATEGIES.map((strategy) => strategy.id).join(', ')}.`,
    })
  );
}

/** The hash of a strategy's published parameters, under which its results are stored. */
export function publishedHash(strategy: Strategy): string {
  return variantOf(strategy, {}).paramsHash;
}

/** Errors: `no-data` when no stored instrument has this ticker, ISIN or orderbook id. */
export function findInstrument(stores: ReadStores, text: string): Instrument {
  return (
    stores.instruments.find(text) ??
    raise('no-data', `No instrument “${text.slice(0, 40)}” is stored.`, {
      field: 'instrument',
      remedy: 'Give a ticker such as “VOLV B”, an ISIN or an orderbook id.',
    })
  );
}

export function createReadModel(reader: Reader, nowMs: () => number): ReadModel {
  const stores: ReadStores = {
    instruments: createInstrumentReader(reader),
    signals: createSignalReader(reader),
    runs: createRunReader(reader),
    requests: createRequestReader(reader),
    settings: createSettingReader(reader),
    notices: createNoticeReader(reader),
    memory: createMemoryReader(reader),
  };
  const context: ReadContext = { stores, nowMs };
  return {
    stores,
    strategies: () => STRATEGIES.map((strategy) => describeStrategy(strategy)),
    strategySummaries: () => STRATEGIES.map((strategy) => readStrategySummary(context, strategy)),
    signals: (strategyId, options) => readSignals(context, findStrategy(strategyId), options),
    explain: (strategyId, instrument) => readExplanation(context, findStrategy(strategyId), instrument),
    diff: (strategyId, range) => readDiff(context, findStrategy(strategyId), range),
    freshness: () => readFreshness(context),
  };
}
