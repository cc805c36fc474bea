import type { Command } from './command';
import { backupCommand } from './commands/backup';
import { computeCommand } from './commands/compute';
import { diffCommand } from './commands/diff';
import { doctorCommand } from './commands/doctor';
import { explainCommand } from './commands/explain';
import { memoryCommand } from './commands/memory';
import { restoreCommand } from './commands/restore';
import { signalsCommand } from './commands/signals';
import { strategiesCommand } from './commands/strategies';
import { syncCommand } from './commands/sync';

export const COMMANDS: readonly Command[] = [
  syncCommand,
  computeCommand,
  strategiesCommand,
  signalsCommand,
  explainCommand,
  diffCommand,
  memoryCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
];
