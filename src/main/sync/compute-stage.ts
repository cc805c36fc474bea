import { CALENDAR_VERSION } from '@core/calendar/stockholm-calendar';
import type { Market } from '@core/domain/market';
import { computeStrategies, type StrategyVariant } from '@core/engine/compute';
import { createCatalogue } from '@core/strategies/catalogue';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import type { ClaimBytes } from '@core/memory/byte-budget';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { Cancellation } from '../engine/cancellation';
import type { Writer } from '../store/connection';
import { createInputHasher } from '../store/input-hash';
import { createInstrumentReader } from '../store/instruments';
import { createMarketReader } from '../store/market-reader';
import { createOwnStrategyReader } from '../store/own-strategies';
import { createSignalReader } from '../store/signal-reader';
import { createVariantReader } from '../store/variants';
import { createPublisher } from './publish';
import type { ProgressReporter } from './progress';
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
}

export interface ComputeOutcome {
  readonly inputHash: string;
  /** Nothing that readers can see has changed. */
  readonly unchanged: boolean;
}

function currentShare(writer: Writer, asOf: EpochDay): number {
  const { listed, current } = createInstrumentReader(writer).coverage(toIsoDate(asOf));
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
  const market: Market = createMarketReader(writer, context.claimBytes).readMarket(asOf);
  const inputHash = createInputHasher(writer).hash(market);
  const catalogue = createCatalogue(createOwnStrategyReader(writer).all());
  const variants: readonly StrategyVariant[] = activeVariants(catalogue, createVariantReader(writer).all());
  if (inputHash === context.knownInputHash && areAllPublished(writer, variants, asOf)) return { inputHash, unchanged: true };

  const startedMs = context.nowMs();
  progress.enter('computing', market.instruments.length + variants.length);
  let reported = 0;
  const results = computeStrategies(market, variants, {
    engineVersion: ENGINE_VERSION,
    isCancelled: context.cancellation.isCancelled,
    claimBytes: context.claimBytes,
    onProgress: (done) => {
      for (; reported < done; reported += 1) progress.step();
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
    currentShare: currentShare(writer, asOf),
  });
  let unchanged = true;
  writer.atomically(() => {
    results.forEach((result, index) => {
      // Rolls back what the strategies before it wrote: readers keep the old day.
      context.cancellation.throwIfCancelled();
      const published = publisher.publish(result, variants[index]!);
      tally.strategies.computed += 1;
      tally.signals.rows += published.rows;
      tally.signals.entered += published.entered;
      tally.signals.exited += published.exited;
      tally.signals.kept += published.kept;
      tally.signals.corrections += published.corrections;
      if (published.outcome !== 'unchanged') unchanged = false;
      progress.step();
    });
  });
  return { inputHash, unchanged };
}
