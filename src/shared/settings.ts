import * as z from 'zod';
import { CHART_LINES, CHART_RANGES, CHART_STYLES, FIRST_LOOK, type ChartLook } from './chart-look';
import { isoInstantSchema, strategyIdSchema } from './dto/common';

/** `08:30`, Stockholm time. */
const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Whose changes of a strategy are told: all, those of the names on the watch list, or none. */
export const strategyNoticesSchema = z.enum(['all', 'watched', 'none']);
export type StrategyNotices = z.infer<typeof strategyNoticesSchema>;

/** For an hour, until tomorrow's morning, until it is taken back; and taking it back. */
export const pauseActionSchema = z.enum(['pause-hour', 'pause-tomorrow', 'pause-for-good', 'resume']);
export type PauseAction = z.infer<typeof pauseActionSchema>;

const chartLookSchema: z.ZodType<ChartLook> = z.object({
  range: z.enum(CHART_RANGES),
  style: z.enum(CHART_STYLES),
  lines: z.record(z.enum(CHART_LINES), z.boolean()),
  signals: z.string().max(64),
  asTable: z.boolean(),
});

/** Everything a person can set. Stored as one row per key; a missing key has its default. */
export const settingsSchema = z.object({
  language: z.enum(['system', 'sv', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  palette: z.enum(['green-red', 'blue-orange', 'asian']).default('green-red'),
  singleLetterKeys: z.boolean().default(true),
  /** Like starting at login: off until the person chooses it. */
  notifications: z.boolean().default(false),
  automaticSync: z.boolean().default(true),
  /** Minutes after the close at which the daily sync starts. */
  syncDelayMinutes: z.int().min(15).max(600).default(25),
  /** Times of the daily sync instead of the delay after the close; empty: the delay counts. */
  syncTimes: z.array(clockTimeSchema).max(4).default([]),
  /** Reads the newest bars again on the morning after each session. */
  correctionRun: z.boolean().default(true),
  correctionTime: clockTimeSchema.default('08:30'),
  pausedUntil: isoInstantSchema.nullable().default(null),
  quietHours: z.boolean().default(true),
  quietFrom: clockTimeSchema.default('22:00'),
  quietTo: clockTimeSchema.default('07:00'),
  quietWeekends: z.boolean().default(true),
  /** Strategies that are not named tell everything. */
  strategyNotices: z.record(strategyIdSchema, strategyNoticesSchema).default({}),
  startAtLogin: z.boolean().default(false),
  memoryBudgetBytes: z.int().min(100_000_000).max(4_000_000_000).default(400_000_000),
  /** Chosen on the page of a share, not on the page of settings. */
  chart: chartLookSchema.default(FIRST_LOOK),
  firstRunDone: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;
export const settingsPatchSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([key, schema]) => [key, schema.unwrap().optional()]),
  ) as { [Key in keyof typeof settingsSchema.shape]: z.ZodOptional<ReturnType<(typeof settingsSchema.shape)[Key]['unwrap']>> },
);
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
