import * as z from 'zod';
import type { StockPage } from '@core/domain/provider';
import { optionalDay, optionalMoney, optionalNumber, optionalText, orderbookId, text } from './fields';

export const stockPagePath = (id: string): string => `/_api/market-guide/stock/${id}`;
/** An index answers in the same form, with fewer figures. */
export const indexPagePath = (id: string): string => `/_api/market-index/${id}`;

const listing = z.object({
  shortName: optionalText,
  tickerSymbol: optionalText,
  countryCode: optionalText,
  currency: optionalText,
  marketListName: optionalText,
});

const keyIndicators = z.object({
  reportDate: optionalDay,
  marketCapital: optionalMoney,
  operatingCashFlow: optionalMoney,
  priceEarningsRatio: optionalNumber,
  priceBookRatio: optionalNumber,
  priceSalesRatio: optionalNumber,
  evEbitRatio: optionalNumber,
  directYield: optionalNumber,
  ordinaryDirectYield: optionalNumber,
  totalDirectYield: optionalNumber,
  returnOnEquity: optionalNumber,
  returnOnTotalAssets: optionalNumber,
  returnOnCapitalEmployed: optionalNumber,
  grossMargin: optionalNumber,
  numberOfOwners: optionalNumber,
});

/** Of a page of which nothing but the name matters. */
export const namedPageSchema = z.object({ orderbookId, name: text });

/** Fractions are fractions here (0.03 = 3 %); amounts carry their own currency. */
export const stockPageSchema = z
  .object({
    orderbookId,
    isin: optionalText,
    name: text,
    type: z.string(),
    tradable: optionalText,
    sectors: z
      .array(z.object({ sectorName: text }))
      .nullish()
      .transform((sectors) => sectors?.map((sector) => sector.sectorName) ?? null),
    listing,
    keyIndicators,
  })
  .transform(
    (page): StockPage => ({
      orderbookId: page.orderbookId,
      isin: page.isin,
      name: page.name,
      ticker: page.listing.tickerSymbol ?? page.listing.shortName ?? page.name,
      type: page.type,
      list: page.listing.marketListName,
      currency: page.listing.currency,
      countryCode: page.listing.countryCode,
      sectors: page.sectors,
      tradable: page.tradable,
      figures: page.keyIndicators,
    }),
  );
