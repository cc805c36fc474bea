import { resolve } from 'node:path';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command } from '../command';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write a verified copy of the database',
  positionals: [],
  options: { out: { type: 'string', value: 'FILE', help: 'default: the backups folder, which keeps the newest three' } },
  async run(context, input) {
    const out = textOption(input, 'out');
    const copy = await context.runEngine({ kind: 'backup', file: out === undefined ? null : resolve(out) });
    return { value: copy, lines: [`Backup written and verified: ${copy.file}`], exitCode: EXIT_CODES.done };
  },
};
