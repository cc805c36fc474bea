import { FAILURE_KINDS } from '@core/errors';
import type { NoticeFacts } from '@core/domain/notice-facts';
import * as z from 'zod';
import { isoDateSchema } from './common';

/** What a notice tells, as it is written to the database and read from it. */
export const noticeFactsSchema: z.ZodType<NoticeFacts> = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('signals'),
    changes: z.int(),
    strategies: z.int(),
    strategyName: z.string().max(512).nullable(),
    names: z.array(z.object({ change: z.enum(['entered', 'exited']), name: z.string().max(512) })).max(20),
    more: z.int(),
  }),
  z.object({ event: z.literal('sync-failed'), failure: z.enum(FAILURE_KINDS).nullable() }),
  z.object({ event: z.literal('sync-recovered') }),
  z.object({ event: z.literal('database-mended'), backupDay: isoDateSchema.nullable() }),
  z.object({ event: z.literal('backup-restored'), file: z.string().max(512) }),
]);
