import * as z from 'zod';
import type { ListedStock } from '@core/domain/provider';
import { optionalText, orderbookId, text } from './fields';
import { sectorNames } from './sectors';

export const PAGE_SIZE = 500;
export const STOCK_LIST_PATH = '/_api/market-stock-filter/stocks';

export function stockListBody(marketPlace: string, offset: number): unknown {
  return {
    filter: { countryCodes: [], marketPlaceCodes: [], marketPlaces: [marketPlace], sectors: [] },
    offset,
    limit: PAGE_SIZE,
    sortBy: { field: 'name', order: 'asc' },
  };
}

export const stockListSchema = z
  .object({
    stocks: z.array(
      z
        .object({
          orderbookId,
          companyId: optionalText,
          type: z.string(),
          name: text,
          shortName: optionalText,
          currency: optionalText,
          countryCode: optionalText,
        })
        .transform(({ shortName, ...stock }): ListedStock => ({ ...stock, ticker: shortName ?? stock.name })),
    ),
    totalNumberOfOrderbooks: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]),
    filterOptions: sectorNames,
  })
  .transform(({ filterOptions, ...list }) => ({ ...list, sectorNames: filterOptions }));
