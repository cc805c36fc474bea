import type { InstrumentId } from '@core/domain/instrument';
import type { BarColumns } from '@core/domain/price';
import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import { failure, type Failure } from '@core/errors';
import { basisRatio, compareOverlap } from '@core/quality/restatement';
import { listNameOf } from '@core/sync/plan';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Writer } from '../store/file/connection';
import { createCorrectionWriter } from '../store/prices/corrections';
import { createFetchStateWriter, type FetchStage } from '../store/market/fetch-state';
import { createDividendWriter } from '../store/market/dividends';
import { createFigureWriter } from '../store/market/figure-writer';
import { createInstrumentWriter, type InstrumentRecord } from '../store/market/instrument-writer';
import { createYearlyWriter } from '../store/market/yearly-points';
import { createPriceReader } from '../store/prices/price-reader';
import { createPriceWriter, type BarChanges } from '../store/prices/price-writer';
import { createRestatementWriter } from '../store/prices/restatements';
import type { FetchedBars, FetchedInstrument } from './fetch-instrument';

export interface StoreOutcome {
  readonly changed: boolean;
  readonly bars: BarChanges;
  /** Why the bars were not stored; null when they were, or when there were none. */
  readonly refused: Failure | null;
}

export interface InstrumentSink {
  /** Stores everything one visit brought home in one transaction: all of it counts as fetched, or nothing. */
  store(fetched: FetchedInstrument): StoreOutcome;
}

export interface InstrumentSinkContext {
  readonly runId: string;
  readonly session: EpochDay;
  readonly nowMs: () => number;
}

/** What the visit and the earlier ones together know of the line; the newest word counts. */
export function mergeRecord(fetched: FetchedInstrument): InstrumentRecord {
  const { target, page, details } = fetched;
  const { listed, stored } = target;
  return {
    orderbookId: target.orderbookId,
    isin: page?.isin ?? stored?.isin ?? null,
    ticker: page?.ticker ?? listed?.ticker ?? stored?.ticker ?? target.orderbookId,
    name: page?.name ?? listed?.name ?? stored?.name ?? target.orderbookId,
    companyId: listed?.companyId ?? details?.companyId ?? stored?.companyId ?? null,
    type: target.kind,
    marketPlace: target.marketPlace ?? stored?.marketPlace ?? null,
    list: page?.list ?? listNameOf(target.marketPlace) ?? stored?.list ?? null,
    currency: page?.currency ?? listed?.currency ?? stored?.currency ?? null,
    countryCode: page?.countryCode ?? listed?.countryCode ?? stored?.countryCode ?? null,
    sectors: page?.sectors ?? stored?.sectors ?? [],
    preferred: details?.preferred ?? stored?.preferred ?? false,
    depositoryReceipt: details?.depositoryReceipt ?? stored?.depositoryReceipt ?? false,
    tradable: page ? page.tradable : (stored?.tradable ?? null),
    status: 'listed',
  };
}

/** Up to this share of changed closes is a correction, day by day; more is a new basis of the whole history. */
const CORRECTED_SHARE = 0.1;

const NOTHING: BarChanges = { inserted: 0, corrected: 0 };
const SPOILT = failure('quality', 'The price history has changed, and not all bars of its new form can be used.', { remedy: 'The stored history stays; the next sync asks again.' });

/** Prepares the statements once for a whole run. */
export function createInstrumentSink(writer: Writer, context: InstrumentSinkContext): InstrumentSink {
  const instruments = createInstrumentWriter(writer);
  const figures = createFigureWriter(writer);
  const dividends = createDividendWriter(writer);
  const yearly = createYearlyWriter(writer);
  const prices = createPriceWriter(writer);
  const storedPrices = createPriceReader(writer);
  const fetchStates = createFetchStateWriter(writer);
  const restatements = createRestatementWriter(writer);
  const corrections = createCorrectionWriter(writer);

  function mergeBars(orderbookId: string, bars: BarColumns): BarChanges {
    return prices.correctBars(orderbookId, bars, { runId: context.runId, detectedAtMs: context.nowMs() });
  }

  function noteChange(orderbookId: string, firstDay: EpochDay | null): void {
    if (firstDay !== null) corrections.record(orderbookId, context.runId, firstDay, context.nowMs());
  }

  /** Null when they must not be stored. */
  function storeBars(orderbookId: InstrumentId, { mode, bars, isTold, changedFrom }: FetchedBars): BarChanges | null {
    if (mode === 'merge') {
      noteChange(orderbookId, changedFrom);
      return mergeBars(orderbookId, bars);
    }
    const stored = storedPrices.read(orderbookId, context.session);
    const overlap = compareOverlap(stored, bars, isTold);
    const isCorrection = overlap.withdrawn === 0 && overlap.changedCloses <= overlap.overlapping * CORRECTED_SHARE;
    // What is stored of days that the answer tells nothing of would be lost, and no later answer would ask for it again.
    if (!isCorrection && overlap.untold > 0) return null;
    noteChange(orderbookId, overlap.firstChange);
    if (isCorrection) return mergeBars(orderbookId, bars);
    const ratio = overlap.restated ? basisRatio(stored, bars) : null;
    if (ratio !== null && ratio !== 1) restatements.record({ orderbookId, noticedOn: toIsoDate(context.session), runId: context.runId, ratio });
    prices.replaceHistory(orderbookId, bars);
    return { inserted: overlap.inserted, corrected: overlap.changedCloses + overlap.corrected };
  }

  return {
    store(fetched) {
      const { orderbookId, kind } = fetched.target;
      const record = (stage: FetchStage): void => {
        fetchStates.record({
          orderbookId,
          stage,
          runId: context.runId,
          session: toIsoDate(context.session),
          fetchedAtMs: context.nowMs(),
          detail: null,
        });
      };
      return writer.atomically(() => {
        let changed = instruments.upsert(mergeRecord(fetched));
        let bars = NOTHING;
        let refused: Failure | null = null;
        if (fetched.page) {
          const snapshot: FundamentalSnapshot = { ...fetched.page.figures, asOf: context.session };
          if (kind === 'STOCK') changed = figures.upsertSnapshot(orderbookId, snapshot) || changed;
          record('page');
        }
        if (fetched.details) {
          changed = dividends.replaceDividends(orderbookId, fetched.details.dividends) || changed;
          record('details');
        }
        if (fetched.analysis) {
          changed = yearly.replaceYearly(orderbookId, fetched.analysis) || changed;
          record('analysis');
        }
        if (fetched.bars) {
          const stored = storeBars(orderbookId, fetched.bars);
          if (stored) {
            bars = stored;
            changed ||= bars.inserted > 0 || bars.corrected > 0;
            record('prices');
          } else refused = SPOILT;
        }
        return { changed, bars, refused };
      });
    },
  };
}
