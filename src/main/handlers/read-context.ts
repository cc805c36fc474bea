import type { Instrument } from '@core/domain/instrument';
import { raise } from '@core/errors';
import { STRATEGIES } from '@core/strategies/registry';
import type { Strategy } from '@core/strategies/strategy';
import type { Reader } from '../store/connection';
import { createInstrumentReader, type InstrumentReader } from '../store/instruments';
import { createMemoryReader, type MemoryReader } from '../store/memory-log';
import { createNoticeReader, type NoticeReader } from '../store/notices';
import { createRequestReader, type RequestReader } from '../store/requests';
import { createRunReader, type RunReader } from '../store/runs';
import { createSettingReader, type SettingReader } from '../store/settings';
import { createSignalReader, type SignalReader } from '../store/signal-reader';
import { createWatchReader, type WatchReader } from '../store/watchlist';
import { variantOf } from '../sync/variants';

/** The stores a read may look into; nothing here can write or compute. */
export interface ReadStores {
  readonly instruments: InstrumentReader;
  readonly signals: SignalReader;
  readonly runs: RunReader;
  readonly requests: RequestReader;
  readonly settings: SettingReader;
  readonly notices: NoticeReader;
  readonly memory: MemoryReader;
  readonly watchlist: WatchReader;
}

/** What every read is handed: where to look, and what now is. */
export interface ReadContext {
  readonly stores: ReadStores;
  readonly nowMs: () => number;
}

export function createReadStores(reader: Reader): ReadStores {
  return {
    instruments: createInstrumentReader(reader),
    signals: createSignalReader(reader),
    runs: createRunReader(reader),
    requests: createRequestReader(reader),
    settings: createSettingReader(reader),
    notices: createNoticeReader(reader),
    memory: createMemoryReader(reader),
    watchlist: createWatchReader(reader),
  };
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
