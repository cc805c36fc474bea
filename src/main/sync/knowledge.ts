import { allocateBars } from '@core/domain/price';
import { parseIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Reader } from '../store/file/connection';
import { createFetchStateReader, type FetchStage } from '../store/market/fetch-state';
import { createMarketReader } from '../store/market/market-reader';
import { createPriceReader } from '../store/prices/price-reader';
import { copyOfTail, type StoredKnowledge } from './fetch-instrument';
import type { SyncTarget } from './target';

/** Compared with every fresh answer, so that a correction of last week is still noticed. */
const KNOWN_BARS = 30;

export interface Knowledge {
  of(target: SyncTarget): StoredKnowledge;
  /** Whether the unfinished runs that this one goes on with have already stored all there is to fetch. */
  isComplete(target: SyncTarget, runIds: ReadonlySet<string>): boolean;
}

/** What the store knew when the run began, read once. */
export function readKnowledge(reader: Reader, session: EpochDay): Knowledge {
  const prices = createPriceReader(reader);
  const states = createFetchStateReader(reader);
  const byStage = new Map(
    (['page', 'prices', 'details', 'analysis'] as const).map((stage) => [
      stage,
      new Map(states.ofStage(stage).map((state) => [state.orderbookId, state])),
    ]),
  );
  const market = createMarketReader(reader).readMarket(session);
  const places = new Map(market.instruments.map((line, index) => [line.orderbookId as string, index]));
  const readOn = (orderbookId: string, stage: FetchStage): EpochDay | null => {
    const state = byStage.get(stage)?.get(orderbookId);
    return state === undefined ? null : parseIsoDate(state.session);
  };
  return {
    of(target) {
      const id = target.orderbookId;
      const place = places.get(id) ?? -1;
      return {
        newestBars: target.stored ? copyOfTail(prices.read(id, session), KNOWN_BARS) : allocateBars(0),
        detailsReadOn: readOn(id, 'details'),
        analysisReadOn: readOn(id, 'analysis'),
        figures: market.snapshots[place] ?? null,
        yearly: market.yearly[place] ?? [],
      };
    },
    isComplete({ orderbookId, kind }, runIds) {
      const isFetched = (stage: FetchStage): boolean => runIds.has(byStage.get(stage)?.get(orderbookId)?.runId ?? '');
      const isKnown = (stage: FetchStage): boolean => byStage.get(stage)?.has(orderbookId) ?? false;
      const figuresKnown = kind === 'INDEX' || (isKnown('details') && isKnown('analysis'));
      return isFetched('page') && isFetched('prices') && figuresKnown;
    },
  };
}
