import type { Instrument } from '@core/domain/instrument';
import type { MarketDataClient } from '@core/domain/provider';
import { failure, KursvaktError } from '@core/errors';
import type { EpochDay } from '@core/time/epoch-day';
import type { Cancellation } from './cancellation';
import type { Writer } from '../store/file/connection';
import { createFetchStateWriter } from '../store/market/fetch-state';
import { createFigureWriter } from '../store/market/figure-writer';
import { createInstrumentWriter } from '../store/market/instrument-writer';
import { createInstrumentReader } from '../store/market/instruments';
import { fetchInstrument, isUnknown, type FetchedInstrument } from './fetch-instrument';
import { fetchRates } from './fetch-rates';
import { readKnowledge } from './knowledge';
import { createFigureWatch, type LostFigures } from './lost-figures';
import { listUniverse, missingFrom } from './list-universe';
import type { ProgressReporter } from './progress';
import { createInstrumentSink, type InstrumentSink } from './store-instrument';
import type { Tally } from './tally';
import { checkSectorNames } from './sector-check';
import { targetsOf } from './target';
import { forEachConcurrently } from './worker-pool';

export interface FetchStageContext {
  readonly writer: Writer;
  readonly client: MarketDataClient;
  readonly session: EpochDay;
  readonly runId: string;
  /** Unfinished runs of the same session whose answers still count. */
  readonly resumedRuns: readonly string[];
  readonly full: boolean;
  readonly limit: number | null;
  /** How many instruments are under way at once; the client limits the requests. */
  readonly width: number;
  readonly cancellation: Cancellation;
  readonly progress: ProgressReporter;
  readonly tally: Tally;
  readonly nowMs: () => number;
}

function countStored(tally: Tally, sink: InstrumentSink, fetched: FetchedInstrument): void {
  const outcome = sink.store(fetched);
  tally.bars.inserted += outcome.bars.inserted;
  tally.bars.corrected += outcome.bars.corrected;
  tally.bars.rejected += fetched.bars?.rejected ?? 0;
  const failures = [...fetched.failures, ...(outcome.refused ? [{ stage: 'prices', failure: outcome.refused }] : [])];
  for (const { stage, failure: reason } of failures) tally.addFailure(fetched.target.orderbookId, stage, reason);
  if (failures.length > 0) tally.instruments.failed += 1;
  else if (outcome.changed) tally.instruments.updated += 1;
  else tally.instruments.unchanged += 1;
}

/** Lines that fell off the lists: gone for good when the source no longer knows them, else moved to a list that is not followed. */
async function settleMissing(context: FetchStageContext, missing: readonly Instrument[]): Promise<void> {
  const gone: string[] = [];
  const moved: string[] = [];
  for (const { orderbookId } of missing) {
    const answer = await context.client.stock(orderbookId);
    if (answer.ok) moved.push(orderbookId);
    else if (isUnknown(answer)) gone.push(orderbookId);
  }
  const instruments = createInstrumentWriter(context.writer);
  context.tally.instruments.delisted += instruments.markDelisted(gone);
  instruments.markUnlisted(moved);
}

/** Figures that the whole market has lost at once are not believed: those of the day before go on counting. */
function setLostFiguresAside({ writer, session, tally }: FetchStageContext, lost: LostFigures): void {
  for (const reason of lost.page) tally.addFailure(null, 'page', reason);
  for (const reason of lost.yearly) tally.addFailure(null, 'analysis', reason);
  if (lost.page.length > 0) createFigureWriter(writer).withdrawSnapshots(session);
  if (lost.page.length > 0) createFetchStateWriter(writer).forgetStage('page');
  if (lost.yearly.length > 0) createFetchStateWriter(writer).forgetStage('analysis');
}

/**
 * Lists the universe, visits every instrument and stores each visit at once. A failure of one instrument
 * is noted and the others go on; the wish to stop ends the stage after the visits under way.
 */
export async function runFetchStage(context: FetchStageContext): Promise<void> {
  const { writer, client, session, progress, tally, cancellation } = context;
  const stored = createInstrumentReader(writer).all();
  progress.enter('listing', 4);
  const universe = await listUniverse(client, stored, (failed) => {
    progress.step(failed);
  });
  cancellation.throwIfCancelled();
  for (const { marketPlace, failure: reason } of universe.failures) tally.addFailure(null, `list ${marketPlace}`, reason);

  const allTargets = targetsOf(universe.lists, stored);
  const targets = context.limit === null ? allTargets : allTargets.slice(0, context.limit);
  tally.instruments.total = targets.length;
  if (targets.every((target) => target.listed === null) && universe.failures.length > 0) {
    // Nothing is known yet and nothing could be learnt: there is no list to go through.
    throw new KursvaktError(universe.failures[0]!.failure);
  }

  const knowledge = readKnowledge(writer, session);
  const sink = createInstrumentSink(writer, { runId: context.runId, session, nowMs: context.nowMs });
  const resumed = new Set(context.full ? [] : context.resumedRuns);
  const watch = createFigureWatch();

  progress.enter('fetching', targets.length);
  await forEachConcurrently(targets, context.width, async (target) => {
    if (cancellation.isCancelled()) return;
    const isDone = knowledge.isComplete(target, resumed);
    if (isDone) {
      tally.instruments.unchanged += 1;
      progress.step();
      return;
    }
    const before = knowledge.of(target);
    const fetched = await fetchInstrument({ client, session, full: context.full, known: before }, target);
    if (fetched.failures.some(({ failure: reason }) => reason.kind === 'cancelled')) return;
    if (fetched.gone) {
      tally.addFailure(target.orderbookId, 'page', failure('no-data', 'It belongs to a list, but the data source does not know it.'));
      tally.instruments.failed += 1;
    } else {
      countStored(tally, sink, fetched);
      if (target.kind === 'STOCK') {
        watch.see({ pageBefore: before.figures, pageNow: fetched.page?.figures ?? null, yearlyBefore: before.yearly, yearlyNow: fetched.analysis });
      }
    }
    progress.step(fetched.gone || fetched.failures.length > 0);
  });
  setLostFiguresAside(context, watch.lost());
  cancellation.throwIfCancelled();
  await fetchRates(context);
  cancellation.throwIfCancelled();
  if (context.limit === null && universe.failures.length === 0) {
    await settleMissing(context, missingFrom(universe.lists, stored));
    tally.unknownSectors.push(...checkSectorNames(client, writer));
  }
}
