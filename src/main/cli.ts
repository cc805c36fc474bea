import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { raise } from '@core/errors';
import { version } from '../../package.json';
import { COMMANDS } from './cli/commands';
import type { CommandContext } from './cli/command';
import { createOutput } from './cli/output';
import { createProgressPrinter } from './cli/progress-printer';
import { runCommandLine } from './cli/run';
import { readConfiguration } from './configuration';
import { createEngineHost } from './engine/host';
import { DATABASE_FILE, QUARANTINE_FOLDER } from './data-folder';
import { engineStartOf } from './engine/start';
import { createEngineWorkerFactory } from './engine/worker-factory';
import { createReadModel } from './handlers/read-model';
import { createExportHost } from './export/export-host';
import { createHeldExports } from './export/unfinished';
import { createLogger } from './log/logger';
import { openReader } from './store/file/database';

const output = createOutput();

/** Ctrl+C and an end asked for by the system stop the work instead of tearing the process away from it. */
async function interruptibly<Value>(stop: () => void, work: () => Promise<Value>): Promise<Value> {
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work();
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** What repairs have set aside. They happen inside the engine's thread, which writes to no terminal. */
function quarantined(homeFolder: string): string[] {
  const folder = join(homeFolder, QUARANTINE_FOLDER);
  return existsSync(folder) ? readdirSync(folder) : [];
}

function mended(name: string): string {
  return `The database was damaged. It lies in ${QUARANTINE_FOLDER}/${name} now; the newest sound backup has taken its place, or a new one where there was none.`;
}

function createContext(): CommandContext {
  const configuration = readConfiguration(process.env, process.platform);
  const { homeFolder, clock, logLevel } = configuration;
  return {
    configuration,
    version,
    trigger: 'command-line',
    newRunId: randomUUID,
    withReadModel(use) {
      const file = join(homeFolder, DATABASE_FILE);
      if (!existsSync(file)) return raise('no-data', 'Nothing has been stored yet.', { remedy: 'Run “kursvakt sync” first.' });
      const reader = openReader(file);
      try {
        return use(createReadModel(reader, clock.nowMs));
      } finally {
        reader.close();
      }
    },
    async runEngine(job) {
      const log = createLogger({ level: logLevel, folder: homeFolder, scope: 'command-line', nowMs: clock.nowMs });
      const engine = createEngineHost({
        createWorker: createEngineWorkerFactory(import.meta.dirname, configuration.engineHeapMegabytes),
        start: engineStartOf(configuration, version),
        log,
        nowMs: clock.nowMs,
        onProgress: createProgressPrinter(output.note),
      });
      const before = quarantined(homeFolder);
      try {
        return await interruptibly(engine.cancel, () => engine.run(job));
      } finally {
        for (const name of quarantined(homeFolder)) if (!before.includes(name)) output.note(mended(name));
      }
    },
    exportTable(request, file) {
      const host = createExportHost(import.meta.dirname, join(homeFolder, DATABASE_FILE), createHeldExports());
      const stop = (): void => {
        void host.stop();
        output.note('Stopping; what is half-written is taken away.');
      };
      return interruptibly(stop, () => host.exportTable(request, file));
    },
  };
}

void runCommandLine(process.argv.slice(2), { commands: COMMANDS, version }, createContext, output).then((exitCode) => {
  process.exitCode = exitCode;
});
