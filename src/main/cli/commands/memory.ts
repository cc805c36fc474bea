import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '@shared/settings';
import type { MemoryDto } from '@shared/dto/memory';
import { DATABASE_FILE } from '../../engine/jobs/run-job';
import { PID_FILE } from '../../pid-file';
import { listTree } from '../../memory/process-memory';
import { takeMemorySnapshot } from '../../memory/snapshot';
import { threadMemory } from '../../memory/thread-memory';
import { EXIT_CODES, type Command, type CommandContext } from '../command';
import { formatBytes, renderTable } from '../table';

/** The resident app's main process, when one runs on this data folder. */
function residentPid(homeFolder: string): number | null {
  const file = join(homeFolder, PID_FILE);
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8'));
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

function measure(context: CommandContext): MemoryDto {
  const { homeFolder, clock } = context.configuration;
  const resident = residentPid(homeFolder);
  const root = resident ?? process.pid;
  const hasData = existsSync(join(homeFolder, DATABASE_FILE));
  return takeMemorySnapshot({
    nowMs: clock.nowMs(),
    processes: listTree(root, resident === null ? 'command-line' : 'main'),
    // V8's account of this process says nothing about the app's.
    main: resident === null ? threadMemory() : null,
    engine: null,
    budgetBytes: hasData
      ? context.withReadModel((model) => model.stores.settings.read().memoryBudgetBytes)
      : DEFAULT_SETTINGS.memoryBudgetBytes,
    lastCleanup: hasData ? context.withReadModel((model) => model.stores.memory.cleanups(1)[0] ?? null) : null,
  });
}

export const memoryCommand: Command = {
  name: 'memory',
  summary: 'the memory of the running app, process by process; of this command when none runs',
  positionals: [],
  options: {},
  run(context) {
    const snapshot = measure(context);
    const lines = [
      `${formatBytes(snapshot.totalPssBytes)} of ${formatBytes(snapshot.budgetBytes)} (${snapshot.metric})`,
      ...renderTable(
        [
          { title: 'process', align: 'left', text: (line) => line.type },
          { title: 'pid', align: 'right', text: (line) => String(line.pid) },
          { title: 'proportional', align: 'right', text: (line) => formatBytes(line.pssBytes) },
          { title: 'resident', align: 'right', text: (line) => formatBytes(line.rssBytes) },
        ],
        snapshot.processes,
      ),
    ];
    return { value: snapshot, lines, exitCode: EXIT_CODES.done };
  },
};
