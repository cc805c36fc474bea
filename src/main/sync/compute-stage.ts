import { CALENDAR_VERSION } from '@core/calendar/stockholm-calendar';
import type { Market } from '@core/domain/market';
import { computeStrategies, type StrategyVariant } from '@core/engine/compute';
import { createCatalogue } from '@core/strategies/catalogue';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import type { ClaimBytes } from '@core/memory/byte-budget';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { ReplayDto } from '@shared/dto/sync';
import type { Cancellation } from './cancellation';
import type { Writer } from '../store/file/connection';
import { createInputWriter } from '../store/market/computed-inputs';
import { createInputHasher } from '../store/market/input-hash';
import { createMarketReader } from '../store/market/market-reader';
import { createOwnStrategyReader } from '../store/signals/own-strategies';
import { createSignalReader } from '../store/signals/signal-reader';
import { createVariantReader } from '../store/signals/variants';
import { computeMissedRebalances, storeMissedRebalances } from './missed-rebalances';
import { createPublisher, type PublishedResult } from './publish';
import type { ProgressReporter } from './progress';
import { replayReport, storedSets } from './replay';
import type { Tally } from './tally';
import { activeVariants } from './variants';

export interface ComputeStageContext {
  readonly writer: Writer;
  readonly asOf: EpochDay;
  readonly runId: string;
  /** Input hash of the last run that ended well for this day and engine; equal input needs no computing. */
  readonly knownInputHash: string | null;
  readonly cancellation: Cancellation;
  readonly progress: ProgressReporter;
  readonly tally: Tally;
  readonly nowMs: () => number;
  readonly claimBytes: ClaimBytes;
  readonly takeWrites: () => void;
}

export interface ComputeOutcome {
  readonly inputHash: string;
  /** Nothing that readers can see has changed. */
  readonly unchanged: boolean;
  /** How the day compares with what was stored of it; null when nothing was. */
  readonly replay: ReplayDto | null;
}

/** Share of the listed shares that have a bar of the very day; of a past one as well, whatever came after it. */
function currentShare(market: Market, barDays: Int32Array): number {
  let listed = 0;
  let current = 0;
  market.instruments.forEach(({ status, type, marketPlace }, i) => {
    if (status !== 'listed' || type !== 'STOCK' || marketPlace === null) return;
    listed += 1;
    if (barDays[i] === market.asOf) current += 1;
  });
  return listed === 0 ? 0 : current / listed;
}

/** False when a strategy or a variant has been added since the day was computed. */
function areAllPublished(writer: Writer, variants: readonly StrategyVariant[], asOf: EpochDay): boolean {
  const signals = createSignalReader(writer);
  return variants.every(({ strategy, paramsHash }) => signals.latestAttempt(strategy.id, paramsHash)?.asOf === toIsoDate(asOf));
}

/** Computes all strategies of a day and publishes them together: readers see the old day or the new one. */
export function runComputeStage(context: ComputeStageContext): ComputeOutcome {
  const { writer, asOf, progress, tally } = context;
  const { readMarket } = createMarketReader(writer, context.claimBytes);
  const market: Market = readMarket(asOf);
  context.takeWrites();
  const input = createInputHasher(writer).describe(market);
  const inputHash = input.hash;
  const catalogue = createCatalogue(createOwnStrategyReader(writer).all());
  const variants: readonly StrategyVariant[] = activeVariants(catalogue, createVariantReader(writer).all());
  if (inputHash === context.knownInputHash && areAllPublished(writer, variants, asOf)) return { inputHash, unchanged: true, replay: null };

  const startedMs = context.nowMs();
  progress.enter('computing', market.instruments.length + variants.length);
  let reported = 0;
  let barDays = new Int32Array();
  const options = { engineVersion: ENGINE_VERSION, isCancelled: context.cancellation.isCancelled, claimBytes: context.claimBytes };
  const missed = computeMissedRebalances(writer, variants, asOf, (day, due) => {
    return computeStrategies(readMarket(day), due, { ...options, onProgress: context.takeWrites });
  });
  const results = computeStrategies(market, variants, {
    ...options,
    onBarDays: (days) => {
      barDays = days;
    },
    onProgress: (done) => {
      for (; reported < done; reported += 1) progress.step();
      context.takeWrites();
    },
  });
  const durationMs = (context.nowMs() - startedMs) / Math.max(1, variants.length);

  progress.enter('publishing', results.length);
  const publisher = createPublisher(writer, {
    runId: context.runId,
    computedAtMs: context.nowMs(),
    durationMs,
    inputHash,
    calendarVersion: String(CALENDAR_VERSION),
    currentShare: currentShare(market, barDays),
  });
  const before = storedSets(writer, variants, toIsoDate(asOf));
  const published: PublishedResult[] = [];
  writer.atomically(() => {
    createInputWriter(writer).record(input, toIsoDate(asOf));
    storeMissedRebalances(writer, missed);
    results.forEach((result, index) => {
      // Rolls back what the strategies before it wrote: readers keep the old day.
      context.cancellation.throwIfCancelled();
      const one = publisher.publish(result, variants[index]!);
      tally.strategies.computed += 1;
      tally.signals.rows += one.rows;
      tally.signals.entered += one.entered;
      tally.signals.exited += one.exited;
      tally.signals.kept += one.kept;
      tally.signals.corrections += one.corrections;
      published.push(one);
      progress.step();
    });
  });
  const unchanged = published.every(({ outcome }) => outcome === 'unchanged');
  return { inputHash, unchanged, replay: replayReport(writer, before, published, input) };
}
