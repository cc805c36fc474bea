import * as z from 'zod';
import { FAILURE_KINDS } from '@core/errors';
import { isoDateSchema, isoInstantSchema } from './common';

export const failureSchema = z.object({
  kind: z.enum(FAILURE_KINDS),
  message: z.string(),
  remedy: z.string(),
  field: z.string().optional(),
});
export type FailureDto = z.infer<typeof failureSchema>;

export const triggerSchema = z.enum(['manual', 'schedule', 'catch-up', 'correction', 'command-line', 'start', 'variant']);
export type SyncTrigger = z.infer<typeof triggerSchema>;

export const syncStageSchema = z.enum(['waiting', 'listing', 'fetching', 'computing', 'publishing']);
export type SyncStage = z.infer<typeof syncStageSchema>;

export const syncProgressSchema = z.object({
  runId: z.string(),
  trigger: triggerSchema,
  startedAt: isoInstantSchema,
  stage: syncStageSchema,
  done: z.int(),
  total: z.int(),
  /** Null while there is too little to judge from. */
  remainingMs: z.number().nullable(),
  failures: z.int(),
  cancelling: z.boolean(),
});
export type SyncProgressDto = z.infer<typeof syncProgressSchema>;

/** Whether a day that is computed again came out as it was stored, and if not, which of its inputs have changed. */
export const replaySchema = z.object({
  /** Stored sets of the day, one per strategy and parameter set. */
  compared: z.int(),
  /** Those that came out byte for byte. */
  reproduced: z.int(),
  changed: z.array(
    z.object({
      /**
       * `earlier-days`: what the day is compared with. `unrecorded`: computed before inputs were recorded.
       * `unrecorded-reasons`: compared with a set that does not tell why a name had no row, so that the reason why it came
       * stays what was told and could not be found again.
       */
      input: z.enum(['prices', 'figures', 'instruments', 'rates', 'watchlist', 'calendar', 'engine', 'earlier-days', 'unrecorded', 'unrecorded-reasons']),
      count: z.int(),
      /** Instruments whose part of the input differs; the first fifty. */
      orderbookIds: z.array(z.string()),
    }),
  ),
});
export type ReplayDto = z.infer<typeof replaySchema>;

export const syncSummarySchema = z.object({
  runId: z.string(),
  status: z.enum(['ok', 'partial', 'failed', 'cancelled']),
  trigger: triggerSchema,
  startedAt: isoInstantSchema,
  finishedAt: isoInstantSchema,
  asOf: isoDateSchema,
  /** True when nothing in the store had to change. */
  unchanged: z.boolean(),
  resumedFrom: z.string().nullable(),
  instruments: z.object({
    total: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    delisted: z.int(),
  }),
  bars: z.object({ inserted: z.int(), corrected: z.int(), rejected: z.int() }),
  requests: z.object({ count: z.int(), bytes: z.int(), retried: z.int(), failed: z.int() }),
  strategies: z.object({ computed: z.int(), failed: z.int() }),
  signals: z.object({
    rows: z.int(),
    entered: z.int(),
    exited: z.int(),
    kept: z.int(),
    corrections: z.int(),
  }),
  /** Of a run that computed a day from what is stored; null when the day had not been computed before. */
  replay: replaySchema.nullable().optional(),
  /** Sector names that a strategy excludes and the data source does not know; left out when it knows all of them. */
  unknownSectors: z.array(z.string()).optional(),
  /** Currencies of stored amounts for which no rate of the last ten days is known; left out when there is none. */
  currenciesWithoutRate: z.array(z.string()).optional(),
  failures: z.array(
    z.object({ orderbookId: z.string().nullable(), stage: z.string(), kind: z.enum(FAILURE_KINDS), message: z.string() }),
  ),
});
export type SyncSummaryDto = z.infer<typeof syncSummarySchema>;

/** Which line of the plan a run served, and why it did not start at its time. */
export const dueNoteSchema = z.object({
  kind: z.enum(['daily', 'correction']),
  cause: z.enum(['on-time', 'off', 'asleep', 'paused', 'offline', 'retry', 'busy']),
  /** Until when it was kept from starting. */
  until: isoInstantSchema.nullable(),
  /** Other missed runs for which this one stands. */
  missed: z.int(),
});
export type DueNoteDto = z.infer<typeof dueNoteSchema>;

export const runSchema = z.object({
  runId: z.string(),
  trigger: triggerSchema,
  plannedAt: isoInstantSchema.nullable(),
  startedAt: isoInstantSchema,
  finishedAt: isoInstantSchema.nullable(),
  status: z.enum(['running', 'ok', 'partial', 'failed', 'cancelled', 'interrupted']),
  summary: syncSummarySchema.nullable(),
  /** Null for a run that was not planned. */
  due: dueNoteSchema.nullable(),
});
export type RunDto = z.infer<typeof runSchema>;

export const requestSchema = z.object({
  startedAt: isoInstantSchema,
  method: z.string(),
  host: z.string(),
  path: z.string(),
  status: z.int().nullable(),
  bytes: z.int(),
  durationMs: z.number(),
  attempt: z.int(),
  failureKind: z.string().nullable(),
});
export type RequestDto = z.infer<typeof requestSchema>;

/** What one host got, in all of the log that is kept. */
export const requestHostSchema = z.object({ host: z.string(), count: z.int(), since: isoInstantSchema });
export type RequestHostDto = z.infer<typeof requestHostSchema>;
