import type { Instrument } from '@core/domain/instrument';
import type { FreshnessDto } from '@shared/dto/common';
import { raise } from '@core/errors';
import { createCatalogue, type Catalogue } from '@core/strategies/catalogue';
import type { Strategy } from '@core/strategies/strategy';
import type { Reader } from '../store/file/connection';
import { createCorrectionReader, type CorrectionReader } from '../store/prices/corrections';
import { createDueReader, type DueReader } from '../store/records/due-runs';
import { createFigureReader, type FigureReader } from '../store/market/figures';
import { createInstrumentEventReader, type InstrumentEventReader } from '../store/market/instrument-events';
import { createInstrumentReader, type InstrumentReader } from '../store/market/instruments';
import { createMemoryReader, type MemoryReader } from '../store/records/memory-log';
import { createHoldingReader, type HoldingReader } from '../store/signals/holdings';
import { createNoticeReader, type NoticeReader } from '../store/records/notices';
import { createOwnStrategyReader, type OwnStrategyReader } from '../store/signals/own-strategies';
import { createRequestReader, type RequestReader } from '../store/records/requests';
import { createRunReader, type RunReader } from '../store/records/runs';
import { createSettingReader, type SettingReader } from '../store/records/settings';
import { createSignalHistoryReader, type SignalHistoryReader } from '../store/signals/signal-history';
import { createSignalReader, type SignalReader } from '../store/signals/signal-reader';
import { createWatchReader, type WatchReader } from '../store/records/watchlist';
import { createVariantReader, type VariantReader } from '../store/signals/variants';
import { variantOf } from '../sync/variants';

/** The stores a read may look into; nothing here can write or compute. */
export interface ReadStores {
  readonly instruments: InstrumentReader;
  readonly instrumentEvents: InstrumentEventReader;
  readonly figures: FigureReader;
  readonly corrections: CorrectionReader;
  readonly signals: SignalReader;
  readonly history: SignalHistoryReader;
  readonly holdings: HoldingReader;
  readonly runs: RunReader;
  readonly requests: RequestReader;
  readonly settings: SettingReader;
  readonly notices: NoticeReader;
  readonly memory: MemoryReader;
  readonly watchlist: WatchReader;
  readonly variants: VariantReader;
  readonly ownStrategies: OwnStrategyReader;
  readonly due: DueReader;
}

/** What every read is handed: where to look, and what now is. */
export interface ReadContext {
  readonly stores: ReadStores;
  readonly nowMs: () => number;
  /** How old the data are: a count over all shares that many answers state, so it is made once for all of them. */
  readonly freshness: () => FreshnessDto;
}

export function createReadStores(reader: Reader): ReadStores {
  return {
    instruments: createInstrumentReader(reader),
    instrumentEvents: createInstrumentEventReader(reader),
    figures: createFigureReader(reader),
    corrections: createCorrectionReader(reader),
    signals: createSignalReader(reader),
    history: createSignalHistoryReader(reader),
    holdings: createHoldingReader(reader),
    runs: createRunReader(reader),
    requests: createRequestReader(reader),
    settings: createSettingReader(reader),
    notices: createNoticeReader(reader),
    memory: createMemoryReader(reader),
    watchlist: createWatchReader(reader),
    variants: createVariantReader(reader),
    ownStrategies: createOwnStrategyReader(reader),
    due: createDueReader(reader),
  };
}

/** The published strategies and those that the person has stored. */
export function readCatalogue({ stores }: Pick<ReadContext, 'stores'>): Catalogue {
  return createCatalogue(stores.ownStrategies.all());
}

/** A strategy with the parameter set whose stored results are asked for. */
export interface ChosenVariant {
  readonly strategy: Strategy;
  readonly paramsHash: string;
}

/** The hash of a strategy's published parameters, under which its results are stored. */
export function publishedHash(strategy: Strategy): string {
  return variantOf(strategy, {}).paramsHash;
}

/**
 * The strategy as published, or the person's variant of it by name or hash.
 * Errors: `invalid-input` naming what there is to choose from.
 */
export function chooseVariant(context: Pick<ReadContext, 'stores'>, strategyId: string, variant?: string): ChosenVariant {
  const strategy = readCatalogue(context).find(strategyId);
  const published = publishedHash(strategy);
  if (variant === undefined || variant === published) return { strategy, paramsHash: published };
  const own = context.stores.variants.all().filter((one) => one.strategyId === strategyId);
  const found = own.find((one) => one.paramsHash === variant) ?? own.find((one) => one.name === variant);
  if (found) return { strategy, paramsHash: found.paramsHash };
  const names = own.map((one) => `“${one.name}”`).join(', ');
  return raise('invalid-input', `${strategy.name} has no variant “${variant.slice(0, 40)}”.`, {
    field: 'variant',
    remedy: names === '' ? 'Save one first.' : `Choose one of ${names}.`,
  });
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
