import { failure, toFailure, type Failure } from '@core/errors';
import { fail, ok, type Result } from '@core/result';
import type { RequestLogEntry } from '@core/domain/provider';
import { assertAllowed } from './allowed-calls';
import type { Provider } from './base-url';
import { startDeadline } from './deadline';
import { parseRetryAfter } from './retry';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** 1 = first try. */
  readonly attempt: number;
}

export interface HttpOptions {
  readonly provider: Provider;
  readonly userAgent: string;
  /** From the first byte sent to the last byte read; a slow drip does not stretch it. */
  readonly deadlineMs: number;
  readonly maxBodyBytes: number;
  /** The person's wish to stop. */
  readonly signal: AbortSignal;
  readonly nowMs: () => number;
  readonly onRequest: (entry: RequestLogEntry) => void;
}

export interface HttpClient {
  /** Sends one request and reads its JSON. Errors: every failure of the network is a value. */
  json(request: HttpRequest): Promise<Result<unknown, Failure>>;
}

interface Received {
  status: number | null;
  bytes: number;
}

/** The other side's own clock: a date it names means nothing by ours, which may be wrong or replayed. */
function serverClockMs(headers: Headers, nowMs: number): number {
  const dateMs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(dateMs) ? nowMs : dateMs;
}

function statusFailure(status: number, headers: Headers, nowMs: number): Failure {
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), serverClockMs(headers, nowMs));
  const asked = retryAfterMs === null ? {} : { retryAfterMs };
  if (status === 429) return failure('rate-limited', 'The data source asks for fewer requests.', asked);
  if (status === 408) return failure('timeout', 'The data source took too long to answer.', asked);
  if (status === 401 || status === 403) return failure('refused', `The data source refused the request (${String(status)}).`);
  if (status === 404 || status === 410) return failure('no-data', 'The data source does not know this.');
  if (status >= 300 && status < 400) return failure('contract', 'The data source wants to redirect elsewhere, which is not followed.');
  if (status >= 500) return failure('network', `The data source is in trouble (${String(status)}).`, asked);
  return failure('contract', `The data source did not accept the request (${String(status)}).`, { field: 'request' });
}

function thrownFailure(error: unknown, cancelled: boolean): Failure {
  if (cancelled) return failure('cancelled', 'The request was cancelled.');
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return failure('timeout', 'The data source took too long to answer.');
  if (error instanceof TypeError || (error instanceof Error && 'code' in error)) {
    return failure('network', 'The data source could not be reached.');
  }
  return toFailure(error);
}

/** Reads the body while counting what comes out of the decompressor, so that no answer can flood us. */
async function readText(response: Response, maxBytes: number, received: Received): Promise<Result<string, Failure>> {
  if (!response.body) return ok('');
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    received.bytes += chunk.byteLength;
    if (received.bytes > maxBytes) return fail(failure('contract', 'The answer of the data source is too large.'));
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
}

function parseJson(text: string): Result<unknown, Failure> {
  if (text.trim() === '') return fail(failure('no-data', 'The data source sent an empty answer.', { field: 'body' }));
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(failure('contract', 'The answer of the data source is cut off or is no JSON.'));
  }
}

/** The only network call of the app: listed calls, one host, no cookies, no credentials, no redirects. */
export function createHttpClient(options: HttpOptions): HttpClient {
  // Set by people who debug something else; a certificate is checked all the same.
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;

  async function exchange(request: HttpRequest, received: Received, signal: AbortSignal): Promise<Result<unknown, Failure>> {
    const response = await fetch(options.provider.baseUrl + request.path, {
      method: request.method,
      headers: {
        accept: 'application/json',
        'user-agent': options.userAgent,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      credentials: 'omit',
      redirect: 'manual',
      signal,
    });
    received.status = response.status;
    if (!response.ok) {
      await response.body?.cancel();
      return fail(statusFailure(response.status, response.headers, options.nowMs()));
    }
    const text = await readText(response, options.maxBodyBytes, received);
    if (!text.ok) {
      return text;
    }
    const type = response.headers.get('content-type') ?? '';
    if (text.value.trim() !== '' && !/\bjson\b/i.test(type)) {
      return fail(failure('contract', 'The data source answered with a web page instead of data.'));
    }
    return parseJson(text.value);
  }

  return {
    async json(request) {
      assertAllowed(request.method, request.path);
      const startedAtMs = options.nowMs();
      const received: Received = { status: null, bytes: 0 };
      const deadline = startDeadline(options.signal, options.deadlineMs);
      let result: Result<unknown, Failure>;
      try {
        result = await exchange(request, received, deadline.signal);
      } catch (error) {
        result = fail(thrownFailure(error, options.signal.aborted));
      } finally {
        deadline.clear();
      }
      options.onRequest({
        startedAtMs,
        method: request.method,
        host: options.provider.host,
        path: request.path,
        status: received.status,
        bytes: received.bytes,
        durationMs: options.nowMs() - startedAtMs,
        attempt: request.attempt,
        failureKind: result.ok ? null : result.failure.kind,
      });
      return result;
    },
  };
}
