import * as z from 'zod';
import { freshnessSchema, isoInstantSchema, orderbookIdSchema, strategyIdSchema } from './common';
import { runSchema, syncProgressSchema } from './sync';

/** A database that was damaged, and what became of it; told until a sync has succeeded since. */
export const recoverySchema = z.object({
  state: z.enum(['running', 'restored', 'rebuilt', 'failed']),
  backupMadeAt: isoInstantSchema.nullable(),
  salvagedRows: z.int(),
});
export type RecoveryDto = z.infer<typeof recoverySchema>;

/** Whose prices are asked: Avanza's, or those of the invented market that comes with the app. */
export const marketSchema = z.enum(['avanza', 'demo']);
export type Market = z.infer<typeof marketSchema>;

export const appStateSchema = z.object({
  version: z.string(),
  /** True while the data come from a market on this computer and not from Avanza. */
  demo: z.boolean(),
  /** Whether the app can be started again on the other market; not when its environment names one. */
  canSwitchMarket: z.boolean(),
  apiHost: z.string(),
  /** The app's clock: what “now” means on every page. */
  now: isoInstantSchema,
  language: z.enum(['sv', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  engine: z.enum(['idle', 'working', 'down']),
  /** Null while the database is what it should be. */
  recovery: recoverySchema.nullable(),
  /** Why the data folder takes nothing; null while it does. */
  storageFault: z.enum(['store-full', 'store-readonly']).nullable(),
  /** False while this computer has no network; true always when the market is on this computer. */
  online: z.boolean(),
  freshness: freshnessSchema,
  running: syncProgressSchema.nullable(),
  lastRun: runSchema.nullable(),
  nextRunAt: isoInstantSchema.nullable(),
  /** Nothing starts by itself before this instant; null without a pause. */
  pausedUntil: isoInstantSchema.nullable(),
  trayAvailable: z.boolean(),
});
export type AppStateDto = z.infer<typeof appStateSchema>;

export const instrumentHitSchema = z.object({
  orderbookId: orderbookIdSchema,
  isin: z.string().nullable(),
  ticker: z.string(),
  name: z.string(),
  list: z.string().nullable(),
});
export type InstrumentHitDto = z.infer<typeof instrumentHitSchema>;

/** What became of a notice on the desktop; all of them are in the inbox. */
export const noticeDeliverySchema = z.enum(['shown', 'held', 'digest', 'off', 'unsupported', 'failed', 'no-answer']);
export type NoticeDelivery = z.infer<typeof noticeDeliverySchema>;

export const noticeSchema = z.object({
  noticeId: z.int(),
  createdAt: isoInstantSchema,
  kind: z.enum(['signals', 'error', 'recovered', 'info']),
  title: z.string(),
  body: z.string(),
  strategyId: strategyIdSchema.nullable(),
  readAt: isoInstantSchema.nullable(),
  delivery: noticeDeliverySchema.nullable(),
});
export type NoticeDto = z.infer<typeof noticeSchema>;

/** A notice with the shares it is about, so that they can be opened from it. */
export const inboxNoticeSchema = noticeSchema.extend({ shares: z.array(z.object({ orderbookId: orderbookIdSchema, name: z.string() })) });
export type InboxNoticeDto = z.infer<typeof inboxNoticeSchema>;

export const viewSchema = z.object({
  view: z.enum(['today', 'strategy', 'instrument', 'activity', 'memory', 'settings']),
  strategyId: strategyIdSchema.nullable(),
  /** The share whose page it is; only with `instrument`. */
  orderbookId: orderbookIdSchema.optional(),
});
export type ViewDto = z.infer<typeof viewSchema>;
