import * as z from 'zod';
import type { StockDetails } from '@core/domain/provider';
import type { Dividend } from '@core/domain/price';
import { isoDay, optionalText } from './fields';

export const stockDetailsPath = (id: string): string => `/_api/market-guide/stock/${id}/details`;

const dividend = z
  .object({ exDate: isoDay, amount: z.number(), currencyCode: z.string() })
  .transform(({ exDate, amount, currencyCode }): Dividend => ({ exDate, amount, currency: currencyCode }));

export const stockDetailsSchema = z
  .object({
    stock: z.object({
      preferred: z.boolean(),
      depositoryReceipt: z.boolean().nullish(),
      // The spelling of older answers.
      depositaryReceipt: z.boolean().nullish(),
    }),
    company: z.object({ companyId: optionalText }).nullish(),
    dividends: z.object({ events: z.array(dividend).nullish(), pastEvents: z.array(dividend).nullish() }).nullish(),
  })
  .transform(
    ({ stock, company, dividends }): StockDetails => ({
      preferred: stock.preferred,
      depositoryReceipt: stock.depositoryReceipt ?? stock.depositaryReceipt ?? false,
      companyId: company?.companyId ?? null,
      dividends: [...(dividends?.pastEvents ?? []), ...(dividends?.events ?? [])].sort(
        (a, b) => a.exDate - b.exDate || a.amount - b.amount,
      ),
    }),
  );
