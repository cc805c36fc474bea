import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '@shared/settings';
import type { MemoryDto } from '@shared/dto/memory';
import { DATABASE_FILE } from '../../engine/jobs/run-job';
import { PID_FILE } from '../../pid-file';
import { processTree, type ProcessToSample } from '../../memory/process-memory';
import { takeMemorySnapshot } from '../../memory/snapshot';
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

function processType(pid: number, rootPid: number, rootType: string): string {
  if (pid === rootPid) return rootType;
  try {
    const line = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
    return /--type=([\w-]+)/.exec(line)?.[1] ?? 'helper';
  } catch {
    return 'helper';
  }
}

function measure(context: CommandContext): MemoryDto {
  const { homeFolder, clock } = context.configuration;
  const resident = residentPid(homeFolder);
  const root = resident ?? process.pid;
  const processes = processTree(root).map(
    (pid): ProcessToSample => ({ pid, type: processType(pid, root, resident === null ? 'command-line' : 'main') }),
  );
  const hasData = existsSync(join(homeFolder, DATABASE_FILE));
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const snapshot = takeMemorySnapshot({
    nowMs: clock.nowMs(),
    processes,
    main: { heapUsed, arrayBuffers },
    engine: null,
    budgetBytes: hasData
      ? context.withReadModel((model) => model.stores.settings.read().memoryBudgetBytes)
      : DEFAULT_SETTINGS.memoryBudgetBytes,
    lastCleanup: hasData ? context.withReadModel((model) => model.stores.memory.lastCleanup()) : null,
  });
  if (resident === null) return snapshot;
  // V8's account of this process says nothing about the app's.
  return { ...snapshot, processes: snapshot.processes.map((line) => ({ ...line, heapUsedBytes: null, arrayBuffersBytes: null })) };
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
