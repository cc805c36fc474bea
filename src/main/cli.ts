import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
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
import { DATABASE_FILE } from './data-folder';
import { engineStartOf } from './engine/start';
import { createEngineWorkerFactory } from './engine/worker-factory';
import { createReadModel } from './handlers/read-model';
import { createLogger } from './log/logger';
import { openReader } from './store/database';

const output = createOutput();

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
      const interrupt = (): void => {
        engine.cancel();
      };
      process.on('SIGINT', interrupt);
      process.on('SIGTERM', interrupt);
      try {
        return await engine.run(job);
      } finally {
        process.off('SIGINT', interrupt);
        process.off('SIGTERM', interrupt);
      }
    },
  };
}

void runCommandLine(process.argv.slice(2), COMMANDS, createContext, output).then((exitCode) => {
  process.exitCode = exitCode;
});
