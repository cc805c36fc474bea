import { settingsSchema, type Settings, type SettingsPatch } from '@shared/settings';
import type { Reader, Writer } from '../file/connection';

export interface SettingReader {
  /** All settings; what was never set, or is no longer allowed, has its default. */
  read(): Settings;
}

export interface SettingWriter {
  /** Stores the keys of the patch, all or none. */
  write(patch: SettingsPatch): void;
}

export function createSettingReader(reader: Reader): SettingReader {
  const all = reader.query<[], { key: string; value: string }>('SELECT key, value FROM setting');
  return {
    read() {
      const settings: Record<string, unknown> = {};
      for (const { key, value } of all.all()) {
        const stored: unknown = JSON.parse(value);
        const field = Object.entries(settingsSchema.shape).find(([name]) => name === key)?.[1];
        // One bad value must not cost the person all the others.
        if (field?.safeParse(stored).success === true) settings[key] = stored;
      }
      return settingsSchema.parse(settings);
    },
  };
}

export function createSettingWriter(writer: Writer): SettingWriter {
  const put = writer.command<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    write: (patch) =>
      writer.atomically(() => {
        for (const [key, value] of Object.entries(patch)) {
          if (value !== undefined) put.run(key, JSON.stringify(value));
        }
      }),
  };
}
