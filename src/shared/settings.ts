import * as z from 'zod';

/** Everything a person can set. Stored as one row per key; a missing key has its default. */
export const settingsSchema = z.object({
  language: z.enum(['system', 'sv', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  palette: z.enum(['green-red', 'blue-orange', 'asian']).default('green-red'),
  singleLetterKeys: z.boolean().default(true),
  notifications: z.boolean().default(true),
  automaticSync: z.boolean().default(true),
  /** Minutes after the close at which the daily sync starts. */
  syncDelayMinutes: z.int().min(15).max(600).default(25),
  startAtLogin: z.boolean().default(false),
  memoryBudgetBytes: z.int().min(100_000_000).max(4_000_000_000).default(400_000_000),
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
