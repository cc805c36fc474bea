import type * as z from 'zod';
import { failure, type Failure } from '@core/errors';
import type { ListedStock, MarketDataClient, RequestLogEntry, StockPage } from '@core/domain/provider';
import type { InstrumentId } from '@core/domain/instrument';
import type { RawBar } from '@core/domain/price';
import { fail, ok, type Result } from '@core/result';
import type { Logger } from '../log/logger';
import type { Provider } from './base-url';
import { createCircuitBreaker } from './circuit-breaker';
import { chunksOf, lostField, priceChartPath, priceChartSchema, toRawBars, yearsOf, type DayRange } from './endpoints/price-chart';
import { searchBody, SEARCH_PATH, searchSchema } from './endpoints/search';
import { stockAnalysisPath, stockAnalysisSchema } from './endpoints/stock-analysis';
import { stockDetailsPath, stockDetailsSchema } from './endpoints/stock-details';
import { stockListBody, STOCK_LIST_PATH, stockListSchema } from './endpoints/stock-list';
import { indexPagePath, stockPagePath, stockPageSchema } from './endpoints/stock-page';
import { createHttpClient } from './http';
import { contractFailure, parseAnswer } from './parse-answer';
import { createRateLimiter } from './rate-limiter';
import { withRetries } from './retry';

export interface AvanzaClientDependencies {
  readonly provider: Provider;
  readonly requestsPerSecond: number;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleep: (delayMs: number) => Promise<void>;
  readonly random: () => number;
  readonly onRequest: (entry: RequestLogEntry) => void;
  readonly log: Logger;
  readonly deadlineMs?: number;
  readonly attempts?: number;
}

const DEADLINE_MS = 20_000;
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const LONGEST_WAIT_MS = 5 * 60_000;
const POLITE_CONCURRENCY = 2;
/** Towards a server on this computer nobody has to be spared. */
const LOOPBACK_CONCURRENCY = 8;
const FAST_RATE = 50;
const LONGEST_YEAR_DAYS = 366;
/** More than all shares of all exchanges that the source shows: an answer must not keep a run going for ever. */
const LONGEST_LIST = 20_000;
/** A source that stops answering in mid-run is given five minutes; one on this computer ten seconds. */
const PATIENCE = { coolDownMs: 60_000, patientTries: 5 };
const LOOPBACK_PATIENCE = { coolDownMs: 250, patientTries: 40 };

/** How many requests may be under way at once towards this provider at this pace. */
export function concurrencyFor(provider: Provider, requestsPerSecond: number): number {
  return provider.isLoopback && requestsPerSecond >= FAST_RATE ? LOOPBACK_CONCURRENCY : POLITE_CONCURRENCY;
}

interface Call<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly schema: Schema;
  /** What the answer is, in the words of an error message. */
  readonly what: string;
}

/** The read-only client of Avanza's public market data. Source: docs/avanza-api.md. */
export function createAvanzaClient(deps: AvanzaClientDependencies): MarketDataClient {
  const log = deps.log.child('avanza');
  const breaker = createCircuitBreaker({
    threshold: 8,
    ...(deps.provider.isLoopback ? LOOPBACK_PATIENCE : PATIENCE),
    nowMs: deps.nowMs,
  });
  const http = createHttpClient({
    provider: deps.provider,
    userAgent: deps.userAgent,
    deadlineMs: deps.deadlineMs ?? DEADLINE_MS,
    maxBodyBytes: MAX_BODY_BYTES,
    signal: deps.signal,
    nowMs: deps.nowMs,
    onRequest: (entry) => {
      if (entry.status !== null) breaker.heard();
      deps.onRequest(entry);
    },
  });
  const limiter = createRateLimiter({
    requestsPerSecond: deps.requestsPerSecond,
    concurrency: concurrencyFor(deps.provider, deps.requestsPerSecond),
    nowMs: deps.nowMs,
    sleep: deps.sleep,
    random: deps.random,
  });
  const retry = {
    attempts: deps.attempts ?? 4,
    firstDelayMs: deps.provider.isLoopback ? 50 : 1000,
    longestDelayMs: LONGEST_WAIT_MS,
    sleep: deps.sleep,
    random: deps.random,
  };

  const sectors = new Set<string>();

  /** Waits while the source is down and worth waiting for. Missing: null when the request may go. */
  async function closedOut(): Promise<Failure | null> {
    for (;;) {
      if (deps.signal.aborted) return failure('cancelled', 'The request was cancelled.');
      const closed = breaker.check();
      const waitMs = closed === null ? null : breaker.waitMs();
      if (waitMs === null) return closed;
      await deps.sleep(waitMs);
    }
  }

  async function once(call: Call<z.ZodType>, attempt: number): Promise<Result<unknown, Failure>> {
    const closed = await closedOut();
    if (closed) return fail(closed);
    const result = await limiter.run(() =>
      deps.signal.aborted
        ? Promise.resolve(fail(failure('cancelled', 'The request was cancelled.')))
        : http.json({ method: call.method, path: call.path, attempt, ...(call.body === undefined ? {} : { body: call.body }) }),
    );
    breaker.record(result.ok ? null : result.failure.kind);
    const askedMs = result.ok ? undefined : result.failure.retryAfterMs;
    // The pause is asked of the app, not of one request.
    if (!result.ok && askedMs !== undefined && askedMs > LONGEST_WAIT_MS) breaker.stop(result.failure);
    else if (askedMs !== undefined) limiter.pauseUntil(deps.nowMs() + askedMs);
    return result;
  }

  async function ask<Schema extends z.ZodType>(call: Call<Schema>): Promise<Result<z.output<Schema>, Failure>> {
    const answer = await withRetries((attempt) => once(call, attempt), retry);
    if (!answer.ok) return answer;
    const parsed = parseAnswer(call.schema, answer.value, call.what);
    if (!parsed.ok) log.warn('answer does not fit its schema', { path: call.path, field: parsed.failure.field ?? '' });
    return parsed;
  }

  /** A mixed-up answer must not give a share the figures of another one. */
  async function page(id: InstrumentId, path: string, what: string): Promise<Result<StockPage, Failure>> {
    const answer = await ask({ method: 'GET', path, schema: stockPageSchema, what });
    return answer.ok && answer.value.orderbookId !== id ? fail(contractFailure(what, 'orderbookId')) : answer;
  }

  async function chart(id: InstrumentId, range: DayRange): Promise<Result<readonly RawBar[], Failure>> {
    const answer = await ask({ method: 'GET', path: priceChartPath(id, range), schema: priceChartSchema, what: 'price history' });
    if (!answer.ok) return answer;
    const lost = lostField(answer.value);
    return lost ? fail(lost) : ok(toRawBars(answer.value));
  }

  /** One range in pieces; the first failure ends it. */
  async function charts(id: InstrumentId, ranges: readonly DayRange[]): Promise<Result<readonly RawBar[], Failure>> {
    const bars: RawBar[] = [];
    for (const range of ranges) {
      let part = await chart(id, range);
      if (!part.ok && part.failure.field === 'request' && range.to - range.from > LONGEST_YEAR_DAYS) {
        log.info('the source refused a span of daily bars; asking year by year', { orderbookId: id });
        part = await charts(id, yearsOf(range));
      }
      if (!part.ok) return part;
      for (const bar of part.value) bars.push(bar);
    }
    return ok(bars);
  }

  return {
    async listStocks(marketPlace) {
      const stocks = new Map<InstrumentId, ListedStock>();
      let rows = 0;
      let total: number | null = null;
      do {
        const page = await ask({
          method: 'POST',
          path: STOCK_LIST_PATH,
          body: stockListBody(marketPlace, rows),
          schema: stockListSchema,
          what: 'list of stocks',
        });
        if (!page.ok) return page;
        total ??= page.value.totalNumberOfOrderbooks;
        const before = stocks.size;
        for (const stock of page.value.stocks) stocks.set(stock.orderbookId, stock);
        rows += page.value.stocks.length;
        // Rows that come twice stand where others should: a list with a hole would take shares for delisted.
        const isStuck = stocks.size === before && before < total;
        if (page.value.totalNumberOfOrderbooks !== total || total > LONGEST_LIST || isStuck) return fail(contractFailure('list of stocks', 'totalNumberOfOrderbooks'));
        for (const name of page.value.sectorNames) sectors.add(name);
      } while (stocks.size < total);
      return ok([...stocks.values()]);
    },
    stock: (id) => page(id, stockPagePath(id), 'stock page'),
    index: (id) => page(id, indexPagePath(id), 'index page'),
    details: (id) => ask({ method: 'GET', path: stockDetailsPath(id), schema: stockDetailsSchema, what: 'stock details' }),
    analysis: (id) => ask({ method: 'GET', path: stockAnalysisPath(id), schema: stockAnalysisSchema, what: 'yearly figures' }),
    dailyBars: (id, from, to) => charts(id, chunksOf({ from, to })),
    sectorNames: () => sectors,
    search: (query) => ask({ method: 'POST', path: SEARCH_PATH, body: searchBody(query), schema: searchSchema, what: 'search' }),
  };
}
