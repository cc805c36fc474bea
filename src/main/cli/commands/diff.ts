import type { DiffDto, DiffEntryDto } from '@shared/dto/signals';
import { textOption } from '../arguments';
import { EXIT_CODES, type Command } from '../command';

function entryLine(mark: string, entry: DiffEntryDto): string {
  const ranks = `${entry.previousRank === null ? '–' : String(entry.previousRank)} → ${entry.rank === null ? '–' : String(entry.rank)}`;
  return `${mark} ${entry.ticker.padEnd(12)} ${entry.name.padEnd(28)} ${ranks.padEnd(12)} ${entry.reason ?? 'reason not recorded'}`;
}

function diffLines(diff: DiffDto): string[] {
  return [
    `${diff.strategyId}: ${diff.from ?? 'the beginning'} → ${diff.to}: ${String(diff.entered.length)} in, ${String(diff.exited.length)} out, ${String(diff.moved.length)} moved`,
    ...diff.entered.map((entry) => entryLine('▲', entry)),
    ...diff.exited.map((entry) => entryLine('▼', entry)),
    ...diff.moved.map((entry) => entryLine(' ', entry)),
  ];
}

export const diffCommand: Command = {
  name: 'diff',
  summary: 'what changed in a strategy between two days',
  positionals: [{ name: 'strategyId', required: true }],
  options: {
    variant: { type: 'string', value: 'NAME', help: 'a saved variant, by name or hash; default: as published' },
    from: { type: 'string', value: 'YYYY-MM-DD', help: 'default: the day before the newest one' },
    to: { type: 'string', value: 'YYYY-MM-DD', help: 'default: the newest day' },
  },
  run(context, input) {
    return context.withReadModel((model) => {
      const diff = model.diff(input.positionals[0]!, { variant: textOption(input, 'variant'), from: textOption(input, 'from'), to: textOption(input, 'to') });
      return { value: diff, lines: diffLines(diff), exitCode: EXIT_CODES.done };
    });
  },
};
