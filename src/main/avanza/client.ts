import type { z } from 'zod';
import type { Failure } from '@core/errors';
import type { ListedStock, MarketDataClient } from '@core/domain/provider';
import type { InstrumentId } from '@core/domain/instrument';
import type { RawBar } from '@core/domain/price';
import { fail, ok, type Result } from '@core/result';
import { createAsk, type AskDependencies } from './ask';
import { BAR_FIELDS, chunksOf, lostField, priceChartPath, priceChartSchema, toRawBars, yearsOf, type DayRange } from './endpoints/price-chart';
import { searchBody, SEARCH_PATH, searchSchema } from './endpoints/search';
import { stockAnalysisPath, stockAnalysisSchema } from './endpoints/stock-analysis';
import { stockDetailsPath, stockDetailsSchema } from './endpoints/stock-details';
import { stockListBody, STOCK_LIST_PATH, stockListSchema } from './endpoints/stock-list';
import { indexPagePath, namedPageSchema, stockPagePath, stockPageSchema } from './endpoints/stock-page';
import { contractFailure } from './parse-answer';

const LONGEST_YEAR_DAYS = 366;
/** More than all shares of all exchanges that the source shows: an answer must not keep a run going for ever. */
const LONGEST_LIST = 20_000;

/** The read-only client of Avanza's public market data. Source: docs/avanza-api.md. */
export function createAvanzaClient(deps: AskDependencies): MarketDataClient {
  const log = deps.log.child('avanza');
  const ask = createAsk({ ...deps, log });
  const sectors = new Set<string>();

  /** A mixed-up answer must not give a share the figures of another one. */
  async function page<Page extends { readonly orderbookId: InstrumentId }>(id: InstrumentId, path: string, schema: z.ZodType<Page>, what: string): Promise<Result<Page, Failure>> {
    const answer = await ask({ method: 'GET', path, schema, what });
    return answer.ok && answer.value.orderbookId !== id ? fail(contractFailure(what, 'orderbookId')) : answer;
  }

  async function chart(id: InstrumentId, range: DayRange, needed: typeof BAR_FIELDS): Promise<Result<readonly RawBar[], Failure>> {
    const answer = await ask({ method: 'GET', path: priceChartPath(id, range), schema: priceChartSchema, what: 'price history' });
    if (!answer.ok) return answer;
    const lost = lostField(answer.value, needed);
    return lost ? fail(lost) : ok(toRawBars(answer.value));
  }

  /** One range in pieces; the first failure ends it. */
  async function charts(id: InstrumentId, ranges: readonly DayRange[], needed = BAR_FIELDS): Promise<Result<readonly RawBar[], Failure>> {
    const bars: RawBar[] = [];
    for (const range of ranges) {
      let part = await chart(id, range, needed);
      if (!part.ok && part.failure.field === 'request' && range.to - range.from > LONGEST_YEAR_DAYS) {
        log.info('the source refused a span of daily bars; asking year by year', { orderbookId: id });
        part = await charts(id, yearsOf(range), needed);
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
    stock: (id) => page(id, stockPagePath(id), stockPageSchema, 'stock page'),
    index: (id) => page(id, indexPagePath(id), stockPageSchema, 'index page'),
    details: (id) => ask({ method: 'GET', path: stockDetailsPath(id), schema: stockDetailsSchema, what: 'stock details' }),
    analysis: (id) => ask({ method: 'GET', path: stockAnalysisPath(id), schema: stockAnalysisSchema, what: 'yearly figures' }),
    dailyBars: (id, from, to) => charts(id, chunksOf({ from, to })),
    async pairName(id) {
      const answer = await page(id, indexPagePath(id), namedPageSchema, 'currency pair');
      return answer.ok ? ok(answer.value.name) : answer;
    },
    pairBars: (id, from, to) => charts(id, chunksOf({ from, to }), ['close']),
    sectorNames: () => sectors,
    search: (query) => ask({ method: 'POST', path: SEARCH_PATH, body: searchBody(query), schema: searchSchema, what: 'search' }),
  };
}
