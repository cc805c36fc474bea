import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

/** What a test makes of one request; false when the ordinary answer is to be given. */
export type Interference = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface SmallShare {
  readonly ticker: string;
  marketPlace: string | null;
  /** Gone: its page answers 404. */
  isGone?: boolean;
  /** Dated by their Stockholm midnight, as the source does it. */
  bars: readonly { readonly stampMs: number; readonly close: number; readonly volume?: number }[];
}

export interface SmallSource {
  readonly url: string;
  readonly requests: readonly { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[];
  readonly shares: Map<string, SmallShare>;
  /** Changes a stock page before it is sent. */
  editPage: (page: Record<string, unknown>) => void;
  /** Asked before every ordinary answer. */
  interfere: Interference;
  /** Rows of a list page, whatever is asked for. */
  pageSize: number;
  /** What comes with a list page beside its rows; left out when undefined. */
  filterOptions: unknown;
  /** Under which of the two addresses an index is known. */
  indexAddress: RegExp;
}

export function sendJson(response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void {
  const packed = gzipSync(JSON.stringify(body));
  response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8', 'content-encoding': 'gzip', 'set-cookie': 'AZAPERSISTENCE=1', ...headers });
  response.end(packed);
}

export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): true {
  response.writeHead(status, { 'content-type': 'text/html;charset=iso-8859-1', ...headers });
  response.end('<html></html>');
  return true;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/**
 * A data source that shares no line with the demo market: only what docs/avanza-api.md says, in the plainest
 * form, so that a misunderstanding cannot hide in both.
 */
export async function startSmallSource(): Promise<SmallSource> {
  const requests: SmallSource['requests'][number][] = [];
  const source = {
    url: '',
    requests,
    shares: new Map<string, SmallShare>(),
    interfere: (() => false) as Interference,
    editPage: ((): void => undefined) as SmallSource['editPage'],
    pageSize: 500,
    filterOptions: undefined as unknown,
    indexAddress: /^\/_api\/market-guide\/stock\/(19002|18988)$/,
  };

  function listPage(body: string, response: ServerResponse): void {
    const asked = JSON.parse(body) as { limit?: number; offset?: number; sortBy?: unknown; filter: { marketPlaces: string[] } };
    if (asked.limit === undefined || asked.sortBy === undefined) return void refuse(response, 400);
    const rows = [...source.shares].filter(([, share]) => asked.filter.marketPlaces.includes(share.marketPlace ?? ''));
    const offset = asked.offset ?? 0;
    sendJson(response, {
      stocks: rows.slice(offset, offset + Math.min(asked.limit, source.pageSize)).map(([orderbookId, { ticker }]) => ({
        orderbookId, companyId: `9${orderbookId}`, type: 'STOCK', name: ticker, shortName: ticker, currency: 'SEK', countryCode: 'SE',
        marketPlaceCode: 'XSTO', hasPosition: false, hasAnalysis: true, addedLater: { deep: [null] },
      })),
      totalNumberOfOrderbooks: String(rows.length),
      filterOptions: source.filterOptions,
    });
  }

  function page(orderbookId: string, type: string, ticker: string): Record<string, unknown> {
    return {
      orderbookId, name: ticker, instrumentId: `5${orderbookId}`, sectors: [], type,
      ...(type === 'STOCK' ? { isin: `SE${orderbookId.padStart(10, '0')}`, tradable: 'BUYABLE_AND_SELLABLE' } : {}),
      listing: { shortName: ticker, currency: 'SEK', marketPlaceCode: 'XSTO' },
      keyIndicators: { numberOfOwners: 1, ...(type === 'STOCK' ? { marketCapital: { value: 5e9, currency: 'SEK' } } : {}) },
      quote: { updated: 1, isRealTime: false },
    };
  }

  function answer(url: URL, response: ServerResponse): void {
    const [, kind, id = '', rest = ''] = /^\/_api\/(market-guide\/stock|market-index|price-chart\/stock)\/(\d+)(\/\w+)?$/.exec(url.pathname) ?? [];
    if (source.indexAddress.test(url.pathname)) return sendJson(response, page(id, 'INDEX', `INDEX ${id}`));
    const share = source.shares.get(id) ?? (kind === 'price-chart/stock' ? [...source.shares.values()][0] : undefined);
    if (share === undefined || share.isGone === true || kind === 'market-index') return void refuse(response, 404);
    if (rest === '/details') return sendJson(response, { stock: { preferred: false, depositoryReceipt: false, numberOfShares: 1.2e9 } });
    if (rest === '/analysis') return sendJson(response, {});
    if (kind === 'market-guide/stock') {
      const body = page(id, 'STOCK', share.ticker);
      source.editPage(body);
      return sendJson(response, body);
    }
    const [from, to] = ['from', 'to'].map((name) => Date.parse(url.searchParams.get(name) ?? ''));
    const ohlc = share.bars
      // Midnight in Stockholm falls on the day before in UTC.
      .filter(({ stampMs }) => stampMs >= from! - 7_200_000 && stampMs < to! + 79_200_000)
      .map(({ stampMs, close, volume = 1000 }) => ({ timestamp: stampMs, open: close, high: close, low: close, close, totalVolumeTraded: volume }));
    sendJson(response, { ohlc, metadata: { resolution: { chartResolution: 'day', availableResolutions: ['day'] } }, previousClosingPrice: null });
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    if (source.interfere(request, response)) return;
    if (url.pathname === '/_api/market-stock-filter/stocks') {
      void bodyOf(request).then((body) => {
        listPage(body, response);
      });
    } else answer(url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  source.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return source;
}
