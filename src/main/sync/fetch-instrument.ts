import { isTradingDay } from '@core/calendar/stockholm-calendar';
import { allocateBars, sliceBars, type BarColumns } from '@core/domain/price';
import type { MarketDataClient, StockDetails, StockPage } from '@core/domain/provider';
import type { YearlyPoint } from '@core/domain/fundamentals';
import { failure, type Failure } from '@core/errors';
import { cleanBars, toldBeside, type IsTold } from '@core/quality/clean-bars';
import { compareOverlap } from '@core/quality/restatement';
import { fail, ok, type Result } from '@core/result';
import { fullWindow, isDue, planBars, type FetchWindow } from '@core/sync/plan';
import type { EpochDay } from '@core/time/epoch-day';
import type { PageFigures } from './lost-figures';
import type { SyncTarget } from './target';

/** What is stored of an instrument, as far as the plan needs it. */
export interface StoredKnowledge {
  /** The newest stored bars, own copies. */
  readonly newestBars: BarColumns;
  readonly detailsReadOn: EpochDay | null;
  readonly analysisReadOn: EpochDay | null;
  /** Figures of the newest snapshot that still counts. */
  readonly figures: PageFigures | null;
  readonly yearly: readonly YearlyPoint[];
}

export interface FetchedBars {
  /** `replace`: the source has a new basis, the whole history is here. */
  readonly mode: 'merge' | 'replace';
  readonly bars: BarColumns;
  readonly rejected: number;
  readonly isTold: IsTold;
  /** The earliest stored day that they change; null when they only continue the stored ones. */
  readonly changedFrom: EpochDay | null;
}

/** Everything one visit brought home; parts that were not due or failed are null. */
export interface FetchedInstrument {
  readonly target: SyncTarget;
  /** The source no longer knows the instrument. */
  readonly gone: boolean;
  readonly page: StockPage | null;
  readonly details: StockDetails | null;
  readonly analysis: readonly YearlyPoint[] | null;
  readonly bars: FetchedBars | null;
  readonly failures: readonly { readonly stage: string; readonly failure: Failure }[];
}

export interface FetchContext {
  readonly client: MarketDataClient;
  readonly session: EpochDay;
  readonly full: boolean;
  readonly known: StoredKnowledge;
}

/** Views are reused by the store's next read; what has to survive a network call is copied. */
export function copyOfTail(bars: BarColumns, count: number): BarColumns {
  const tail = sliceBars(bars, Math.max(0, bars.date.length - count), bars.date.length);
  const copy = allocateBars(tail.date.length);
  for (const name of ['date', 'open', 'high', 'low', 'close', 'volume'] as const) copy[name].set(tail[name]);
  return copy;
}

async function fetchWindow(context: FetchContext, target: SyncTarget, window: FetchWindow): Promise<Result<FetchedBars, Failure>> {
  const raw = await context.client.dailyBars(target.orderbookId, window.from, window.to);
  if (!raw.ok) return raw;
  const { bars, rejected } = cleanBars(raw.value, { isTradingDay, completeUpTo: context.session });
  // The running session is always among them; it is early, not wrong.
  const wrong = rejected.filter((bar) => bar.reason !== 'provisional');
  return ok({ mode: 'merge', bars, rejected: wrong.length, isTold: toldBeside(rejected), changedFrom: null });
}

function nothingLeft(rejected: number): Failure {
  if (rejected > 0) return failure('quality', `None of the ${String(rejected)} bars of the answer can be used.`);
  return failure('no-data', 'The data source shows no prices for days on which it showed some before.');
}

async function fetchBars(context: FetchContext, target: SyncTarget, stored: BarColumns): Promise<Result<FetchedBars, Failure>> {
  const fresh = await fetchWindow(context, target, planBars(stored.date, context.session, context.full));
  if (!fresh.ok || stored.date.length === 0) return fresh;
  // The window reaches back over stored bars: a source that knew them cannot have nothing to show for it.
  if (fresh.value.bars.date.length === 0) return fail(nothingLeft(fresh.value.rejected));
  if (context.full) return ok({ ...fresh.value, mode: 'replace' });
  const overlap = compareOverlap(stored, fresh.value.bars, fresh.value.isTold);
  const unverified = overlap.overlapping === 0 && fresh.value.bars.date.length > 0;
  if (!overlap.restated && overlap.withdrawn === 0 && !unverified) return ok({ ...fresh.value, changedFrom: overlap.firstChange });
  const whole = await fetchWindow(context, target, fullWindow(context.session));
  return whole.ok ? ok({ ...whole.value, mode: 'replace' }) : whole;
}

/** The page of a share or an index; the source shows an index under two addresses, one of which will do. */
async function fetchPage({ client }: FetchContext, { orderbookId, kind }: SyncTarget): Promise<Result<StockPage, Failure>> {
  const page = await client.stock(orderbookId);
  return kind === 'INDEX' && isUnknown(page) ? client.index(orderbookId) : page;
}

/** The source says that it has no such thing; an empty answer says nothing. */
export function isUnknown(answer: Result<unknown, Failure>): boolean {
  return !answer.ok && answer.failure.kind === 'no-data' && answer.failure.field !== 'body';
}

/** Visits one instrument: its page always, its details and yearly figures when due, the newest bars. */
export async function fetchInstrument(context: FetchContext, target: SyncTarget): Promise<FetchedInstrument> {
  const failures: { stage: string; failure: Failure }[] = [];
  const keep = <Value>(stage: string, result: Result<Value, Failure>): Value | null => {
    if (result.ok) return result.value;
    failures.push({ stage, failure: result.failure });
    return null;
  };
  const knowledge = context.known;
  const answer = await fetchPage(context, target);
  if (isUnknown(answer)) {
    return { target, gone: true, page: null, details: null, analysis: null, bars: null, failures };
  }
  const page = keep('page', answer);
  const reportDate = page?.figures.reportDate ?? null;
  const reportChanged = reportDate !== null && reportDate !== (knowledge.figures?.reportDate ?? null);
  const due = (readOn: EpochDay | null): boolean =>
    target.kind === 'STOCK' && isDue(readOn, context.session, reportChanged, context.full);
  const details = due(knowledge.detailsReadOn) ? keep('details', await context.client.details(target.orderbookId)) : null;
  const analysis = due(knowledge.analysisReadOn) ? keep('analysis', await context.client.analysis(target.orderbookId)) : null;
  const bars = keep('prices', await fetchBars(context, target, knowledge.newestBars));
  return { target, gone: false, page, details, analysis, bars, failures };
}
