import type { Command } from './command';
import { backupCommand } from './commands/backup';
import { computeCommand } from './commands/compute';
import { customCommand } from './commands/custom';
import { diffCommand } from './commands/diff';
import { doctorCommand } from './commands/doctor';
import { explainCommand } from './commands/explain';
import { exportCommand } from './commands/export';
import { memoryCommand } from './commands/memory';
import { restoreCommand } from './commands/restore';
import { signalsCommand } from './commands/signals';
import { strategiesCommand } from './commands/strategies';
import { syncCommand } from './commands/sync';
import { variantCommand } from './commands/variant';

export const COMMANDS: readonly Command[] = [
  syncCommand,
  computeCommand,
  strategiesCommand,
  signalsCommand,
  explainCommand,
  exportCommand,
  diffCommand,
  variantCommand,
  customCommand,
  memoryCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
];
