import { stockAnalysis } from './analysis';
import { appShell, notFoundPage, unauthorized, type Answer, type ApiContext, type ApiRequest, type Endpoint } from './answer';
import { stockDetails } from './details';
import { sectorTree, stockFilterOptions } from './filter-options';
import { ownerHistory, shortHistory, stockNews } from './histories';
import { indexConstituents, marketIndex } from './index-page';
import { priceChart } from './price-chart';
import { stockList } from './screener';
import { filteredSearch, instrumentByIsin } from './search';
import { stockMarketPlace, stockOrderDepth, stockPage, stockQuote } from './stock-page';

interface Route {
  readonly method: 'GET' | 'POST';
  /** Anchored; the first group, if any, is the id. */
  readonly pattern: RegExp;
  readonly endpoint: Endpoint;
}

const ROUTES: readonly Route[] = [
  { method: 'GET', pattern: /^\/_api\/price-chart\/stock\/([^/]+)$/, endpoint: priceChart },
  { method: 'GET', pattern: /^\/_api\/market-guide\/stock\/([^/]+)$/, endpoint: stockPage },
  { method: 'GET', pattern: /^\/_api\/market-guide\/stock\/([^/]+)\/details$/, endpoint: stockDetails },
  { method: 'GET', pattern: /^\/_api\/market-guide\/stock\/([^/]+)\/analysis$/, endpoint: stockAnalysis },
  { method: 'GET', pattern: /^\/_api\/market-guide\/stock\/([^/]+)\/quote$/, endpoint: stockQuote },
  { method: 'GET', pattern: /^\/_api\/market-guide\/stock\/([^/]+)\/marketplace$/, endpoint: stockMarketPlace },
  { method: 'GET', pattern: /^\/_api\/market-guide\/stock\/([^/]+)\/orderdepth$/, endpoint: stockOrderDepth },
  { method: 'GET', pattern: /^\/_api\/market-guide\/instrument\/isin\/([A-Z0-9]+)$/, endpoint: instrumentByIsin },
  { method: 'GET', pattern: /^\/_api\/market-guide\/number-of-owners\/([^/]+)$/, endpoint: ownerHistory },
  { method: 'GET', pattern: /^\/_api\/market-guide\/short-selling\/([^/]+)$/, endpoint: shortHistory },
  { method: 'GET', pattern: /^\/_api\/market-guide\/news\/([^/]+)$/, endpoint: stockNews },
  { method: 'GET', pattern: /^\/_api\/market-index\/([^/]+)$/, endpoint: marketIndex },
  { method: 'GET', pattern: /^\/_api\/market-index\/([^/]+)\/constituents$/, endpoint: indexConstituents },
  { method: 'POST', pattern: /^\/_api\/market-stock-filter\/stocks$/, endpoint: stockList },
  { method: 'GET', pattern: /^\/_api\/market-stock-filter\/stocks\/filter-options$/, endpoint: stockFilterOptions },
  { method: 'GET', pattern: /^\/_api\/market-stock-filter\/sectors\/all$/, endpoint: sectorTree },
  { method: 'POST', pattern: /^\/_api\/search\/filtered-search$/, endpoint: filteredSearch },
];

/** Answers one request as the real service would, faults aside. */
export function answerRequest(context: ApiContext, request: ApiRequest): Answer {
  const { method, path } = request;
  if (path.startsWith('/_api/trading')) return unauthorized();
  for (const { method: expected, pattern, endpoint } of ROUTES) {
    if (method !== expected) continue;
    const match = pattern.exec(path);
    if (match !== null) return endpoint(context, request, match[1] ?? '');
  }
  return path.startsWith('/_api/') ? notFoundPage(path) : appShell();
}
