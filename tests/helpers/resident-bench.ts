import { createReadModel } from '../../src/main/handlers/read-model';
import { applyWrites } from '../../src/main/engine/jobs/apply-writes';
import { createRunWriter } from '../../src/main/store/records/runs';
import { createSettingWriter } from '../../src/main/store/records/settings';
import type { EngineWrite } from '../../src/shared/engine/writes';
import type { Settings, SettingsPatch } from '../../src/shared/settings';
import { openTestWriter } from '../store/helpers';

/** The resident parts' surroundings on a real database file: they read it, and write as the engine does. */
export function residentBench(nowMs: () => number) {
  const writer = openTestWriter();
  const model = createReadModel(writer, nowMs);
  const settingWriter = createSettingWriter(writer);
  return {
    writer,
    model,
    runs: createRunWriter(writer),
    readModel: () => model,
    settings: (): Settings => model.stores.settings.read(),
    set: (patch: SettingsPatch): void => writer.atomically(() => settingWriter.write(patch)),
    write: (writes: readonly EngineWrite[]): Promise<void> => {
      applyWrites(writer, writes);
      return Promise.resolve();
    },
  };
}
