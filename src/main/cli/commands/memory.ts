import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { raise } from '@core/errors';
import { DEFAULT_SETTINGS } from '@shared/settings';
import type { CleanupDto, MemoryDto } from '@shared/dto/memory';
import { askRunningApp } from '../../control/ask';
import type { ControlReply, ControlRequest } from '../../control/protocol';
import { DATABASE_FILE } from '../../data-folder';
import { residentPid } from '../../pid-file';
import { listTree } from '../../memory/process-memory';
import { takeMemorySnapshot } from '../../memory/snapshot';
import { threadMemory } from '../../memory/thread-memory';
import { EXIT_CODES, type Command, type CommandContext } from '../command';
import { formatBytes, renderTable } from '../table';

async function ask(context: CommandContext, request: ControlRequest): Promise<ControlReply | null> {
  const { homeFolder } = context.configuration;
  return residentPid(homeFolder) === null ? null : askRunningApp(request, { homeFolder, id: context.newRunId(), sleep });
}

/** What can be seen from outside: sizes of processes, without any thread's own account. */
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
    page: null,
    budgetBytes: hasData
      ? context.withReadModel((model) => model.stores.settings.read().memoryBudgetBytes)
      : DEFAULT_SETTINGS.memoryBudgetBytes,
    lastCleanup: hasData ? context.withReadModel((model) => model.stores.memory.cleanups(1)[0] ?? null) : null,
  });
}

async function clean(context: CommandContext): Promise<MemoryDto> {
  const reply = await ask(context, { ask: 'memory-clean' });
  return reply?.memory ?? raise('no-data', 'No running Kursvakt answered on this data folder.', { remedy: 'Start the app; a command gives its memory back by ending.' });
}

function cleanupLine({ beforeBytes, afterBytes, actions }: CleanupDto): string {
  const done = actions.length === 0 ? 'there was nothing to let go' : actions.join(', ');
  return `cleaned up: ${formatBytes(beforeBytes)} → ${formatBytes(afterBytes)} (${done})`;
}

export const memoryCommand: Command = {
  name: 'memory',
  summary: 'the memory of the running app, process by process; of this command when none runs',
  positionals: [],
  options: { clean: { type: 'boolean', help: 'let the running app give back what it can, first' } },
  async run(context, { options }) {
    const snapshot = options['clean'] === true ? await clean(context) : ((await ask(context, { ask: 'memory' }))?.memory ?? measure(context));
    const lines = [
      ...(options['clean'] === true && snapshot.lastCleanup ? [cleanupLine(snapshot.lastCleanup)] : []),
      `${formatBytes(snapshot.totalPssBytes)} of ${formatBytes(snapshot.budgetBytes)} (${snapshot.metric})`,
      ...renderTable(
        [
          { title: 'process', align: 'left', text: (line) => line.type },
          { title: 'pid', align: 'right', text: (line) => String(line.pid) },
          { title: 'proportional', align: 'right', text: (line) => formatBytes(line.pssBytes) },
          { title: 'private', align: 'right', text: (line) => formatBytes(line.privateBytes) },
          { title: 'resident', align: 'right', text: (line) => formatBytes(line.rssBytes) },
          { title: 'heap', align: 'right', text: (line) => formatBytes(line.heapUsedBytes) },
          { title: 'external', align: 'right', text: (line) => formatBytes(line.externalBytes) },
        ],
        snapshot.processes,
      ),
    ];
    return { value: snapshot, lines, exitCode: EXIT_CODES.done };
  },
};
