import { raise } from '@core/errors';

export interface AllowedCall {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
}

/**
 * Everything Kursvakt can ask: read-only by construction. Two of the reads are POSTs, so the pair of
 * method and path is the unit. Account and trading paths cannot be expressed.
 */
export const ALLOWED_CALLS: readonly AllowedCall[] = [
  { method: 'POST', path: /^\/_api\/market-stock-filter\/stocks$/ },
  { method: 'POST', path: /^\/_api\/search\/filtered-search$/ },
  { method: 'GET', path: /^\/_api\/market-guide\/stock\/\d{1,12}$/ },
  { method: 'GET', path: /^\/_api\/market-guide\/stock\/\d{1,12}\/(details|analysis)$/ },
  { method: 'GET', path: /^\/_api\/market-index\/\d{1,12}$/ },
  { method: 'GET', path: /^\/_api\/price-chart\/stock\/\d{1,12}\?from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}&resolution=day$/ },
];

/** Errors: `invalid-input` before a socket is opened. */
export function assertAllowed(method: string, path: string): void {
  if (!ALLOWED_CALLS.some((call) => call.method === method && call.path.test(path))) {
    raise('invalid-input', 'This request is not one that Kursvakt makes.', { field: 'path' });
  }
}
