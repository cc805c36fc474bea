import * as z from 'zod';
import { instrumentId } from '@core/domain/instrument';
import type { SearchHit } from '@core/domain/provider';
import { optionalText, text } from './fields';

export const SEARCH_PATH = '/_api/search/filtered-search';

export function searchBody(query: string): unknown {
  return { query, searchFilter: { types: ['STOCK', 'INDEX'] }, pagination: { from: 0, size: 20 } };
}

export const searchSchema = z
  .object({
    hits: z.array(
      z.object({ type: z.string(), orderBookId: optionalText, title: text, flagCode: optionalText }),
    ),
  })
  .transform(({ hits }): readonly SearchHit[] =>
    hits.flatMap((hit) =>
      hit.orderBookId !== null && /^\d{1,12}$/.test(hit.orderBookId)
        ? [{ orderbookId: instrumentId(hit.orderBookId), type: hit.type, title: hit.title, countryCode: hit.flagCode }]
        : [],
    ),
  );
