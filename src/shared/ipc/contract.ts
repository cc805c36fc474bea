import * as z from 'zod';
import { appStateSchema, inboxNoticeSchema, instrumentHitSchema, marketSchema, viewSchema } from '../dto/app';
import { isoDateSchema, orderbookIdSchema, paramsHashSchema, strategyIdSchema } from '../dto/common';
import { compareSchema } from '../dto/compare';
import { exportedFileSchema, exportRequestSchema } from '../dto/export';
import { instrumentPricesSchema, instrumentSchema } from '../dto/instrument';
import { historySchema, rankHistorySchema } from '../dto/history';
import { cleanupSchema, memoryHistorySchema, memorySchema, pageMemorySchema } from '../dto/memory';
import { overlapSchema } from '../dto/overlap';
import { portfolioSchema } from '../dto/portfolio';
import { diffSchema, explanationSchema, signalsSchema } from '../dto/signals';
import { storageFolderSchema, storageSchema } from '../dto/storage';
import { strategySummarySchema } from '../dto/strategies';
import { requestHostSchema, requestSchema, runSchema, syncProgressSchema, type FailureDto } from '../dto/sync';
import { paramsInputSchema, previewSchema, variantNameSchema, variantSetSchema } from '../dto/variants';
import { pauseActionSchema, settingsPatchSchema, settingsSchema } from '../settings';
import type { CallChannel, EventChannel } from './channels';

const nothing = z.strictObject({});
/** Characters: a list of six thousand shares with all its columns is a fifth of it. */
const MOST_COPIED = 5_000_000;
const text = z.string().max(256);
/** A strategy as published, or with the parameters of one of the person's variants. */
const variant = { strategyId: strategyIdSchema, paramsHash: paramsHashSchema.optional() };
/** As many rows as a list draws at once. */
const MOST_ROWS = 250;

/**
 * The table of contents of the app: everything a page can ask for, with what it sends and what it gets.
 * Router, preload, client, fake and tests are derived from this object. Every `params` is strict and
 * bounded; every answer is a value or a failure (see Answer), and no call computes anything
 * but `variants:preview` and `variants:save`, which are jobs of the engine.
 */
export const contract = {
  'app:state': { params: nothing, result: appStateSchema },
  /** Quits and starts again on the other market, with the data folder that belongs to it. */
  'app:switch-market': { params: z.strictObject({ market: marketSchema }), result: nothing },
  'strategies:list': { params: nothing, result: z.array(strategySummarySchema) },
  'signals:get': {
    params: z.strictObject({ ...variant, asOf: isoDateSchema.optional(), all: z.boolean() }),
    result: signalsSchema,
  },
  'signals:explain': {
    params: z.strictObject({ ...variant, instrument: text }),
    result: explanationSchema,
  },
  'signals:diff': {
    params: z.strictObject({
      ...variant,
      from: isoDateSchema.optional(),
      to: isoDateSchema.optional(),
    }),
    result: diffSchema,
  },
  /** The stored model portfolio, and what a rebalance now would change. */
  'portfolio:read': { params: z.strictObject(variant), result: portfolioSchema },
  /** Entries and exits, newest first. */
  'history:read': { params: z.strictObject(variant), result: historySchema },
  /** Where the shown names stood on each of the newest days. */
  'history:ranks': { params: z.strictObject({ ...variant, orderbookIds: z.array(orderbookIdSchema).max(MOST_ROWS) }), result: rankHistorySchema },
  /** The sets of parameters of one strategy with what each holds: the published one first. */
  'variants:list': { params: z.strictObject({ strategyId: strategyIdSchema }), result: z.array(variantSetSchema) },
  /** What other parameters would give: a job of the engine, which stores nothing. */
  'variants:preview': { params: z.strictObject({ strategyId: strategyIdSchema, params: paramsInputSchema }), result: previewSchema },
  /** Keeps a variant and has it computed at once. */
  'variants:save': {
    params: z.strictObject({ strategyId: strategyIdSchema, name: variantNameSchema, params: paramsInputSchema }),
    result: z.array(variantSetSchema),
  },
  'variants:remove': { params: z.strictObject({ strategyId: strategyIdSchema, paramsHash: paramsHashSchema }), result: z.array(variantSetSchema) },
  /** Which names the newest lists have in common. */
  'overlap:read': { params: nothing, result: overlapSchema },
  /** A pasted list beside the stored ones; `setId` chooses the one whose misses are explained. */
  'compare:read': { params: z.strictObject({ text: z.string().max(20_000), setId: text.nullable() }), result: compareSchema },
  'instruments:search': {
    params: z.strictObject({ query: text, limit: z.int().min(1).max(100) }),
    result: z.array(instrumentHitSchema),
  },
  /** Everything stored about one instrument but its prices. */
  'instruments:read': { params: z.strictObject({ orderbookId: orderbookIdSchema }), result: instrumentSchema },
  /** Its stored bars, and lines drawn over them, as columns. */
  'instruments:prices': { params: z.strictObject({ orderbookId: orderbookIdSchema }), result: instrumentPricesSchema },
  /** The instruments the person follows. */
  'watchlist:read': { params: nothing, result: z.array(orderbookIdSchema) },
  /** Follows or stops following one instrument; answers with the whole list. */
  'watchlist:set': { params: z.strictObject({ orderbookId: orderbookIdSchema, watched: z.boolean() }), result: z.array(orderbookIdSchema) },
  /** Starts a sync or joins the running one. */
  'sync:start': { params: z.strictObject({ full: z.boolean() }), result: z.object({ runId: z.string(), joined: z.boolean() }) },
  'sync:cancel': { params: nothing, result: z.object({ cancelled: z.boolean() }) },
  /** Holds back what starts by itself, or lets it go on; a sync that is asked for starts all the same. */
  'sync:pause': { params: z.strictObject({ action: pauseActionSchema }), result: settingsSchema },
  'runs:list': { params: z.strictObject({ limit: z.int().min(1).max(500) }), result: z.array(runSchema) },
  'requests:list': { params: z.strictObject({ limit: z.int().min(1).max(1000) }), result: z.array(requestSchema) },
  /** Every host that the whole log knows of. */
  'requests:hosts': { params: nothing, result: z.array(requestHostSchema) },
  'memory:read': { params: nothing, result: memorySchema },
  'memory:history': { params: z.strictObject({ range: z.enum(['day', 'month']) }), result: memoryHistorySchema },
  'memory:clean': { params: nothing, result: cleanupSchema },
  /** The preload's heartbeat: what the page's process holds, which nobody outside of it can ask. */
  'memory:page': { params: pageMemorySchema, result: nothing },
  'settings:read': { params: nothing, result: settingsSchema },
  'settings:write': { params: settingsPatchSchema, result: settingsSchema },
  'notices:list': { params: z.strictObject({ limit: z.int().min(1).max(500) }), result: z.array(inboxNoticeSchema) },
  'notices:mark-read': { params: z.strictObject({ upToNoticeId: z.int().min(0) }), result: z.object({ unread: z.int() }) },
  'external:open-instrument': { params: z.strictObject({ orderbookId: orderbookIdSchema }), result: z.object({ opened: z.boolean() }) },
  /** Puts text on the computer's clipboard; the page itself has no permission to. */
  'clipboard:write': { params: z.strictObject({ text: z.string().max(MOST_COPIED) }), result: nothing },
  /** Asks the person where the file shall be, then writes it; null when they thought better of it. */
  'export:table': { params: exportRequestSchema, result: exportedFileSchema.nullable() },
  /** Shows the newest exported file in the system's file manager. */
  'export:reveal': { params: nothing, result: z.object({ shown: z.boolean() }) },
  'storage:read': { params: nothing, result: storageSchema },
  /** Writes a verified copy of the database and answers with all there are. */
  'storage:back-up': { params: nothing, result: storageSchema },
  'storage:open-folder': { params: z.strictObject({ folder: storageFolderSchema }), result: z.object({ opened: z.boolean() }) },
} as const satisfies Record<CallChannel, { params: z.ZodType; result: z.ZodType }>;

/** What main tells the page without being asked. */
export const events = {
  'app:state-changed': appStateSchema,
  'sync:progressed': syncProgressSchema,
  'signals:changed': z.object({ runId: z.string(), asOf: isoDateSchema }),
  'memory:sampled': memorySchema,
  'settings:changed': settingsSchema,
  'notices:changed': z.object({ unread: z.int() }),
  'view:requested': viewSchema,
} as const satisfies Record<EventChannel, z.ZodType>;

export type Params<Channel extends CallChannel> = z.input<(typeof contract)[Channel]['params']>;
export type Outcome<Channel extends CallChannel> = z.infer<(typeof contract)[Channel]['result']>;
export type EventPayload<Channel extends EventChannel> = z.infer<(typeof events)[Channel]>;

/** What every call resolves to; a promise of the bridge never rejects. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: FailureDto };

/** The handlers of all calls: forgetting one, or adding one without a contract, does not compile. */
export type Handlers = {
  readonly [Channel in CallChannel]: (
    params: z.output<(typeof contract)[Channel]['params']>,
  ) => Outcome<Channel> | Promise<Outcome<Channel>>;
};

/** What the preload puts on `window.api`. */
export interface Bridge {
  call<Channel extends CallChannel>(channel: Channel, params: Params<Channel>): Promise<Answer<Outcome<Channel>>>;
  on<Channel extends EventChannel>(channel: Channel, listener: (payload: EventPayload<Channel>) => void): () => void;
}
