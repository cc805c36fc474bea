import { usageLine } from './arguments';
import type { Command } from './command';

const INDENT = 2;

export function commandHelp(command: Command): string[] {
  const options = [
    ...Object.entries(command.options).map(([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const),
    ['--json', 'one JSON document on standard output, nothing else there'] as const,
    ['--help', 'this text'] as const,
  ];
  const width = Math.max(...options.map(([name]) => name.length)) + INDENT;
  return [usageLine(command), '', `${command.summary[0]!.toUpperCase()}${command.summary.slice(1)}.`, '', ...options.map(([name, help]) => `  ${name.padEnd(width)}${help}`)];
}

export function generalHelp(commands: readonly Command[]): string[] {
  const width = Math.max(...commands.map((command) => command.name.length)) + INDENT;
  return [
    'kursvakt <command> [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
    '',
    'Every command takes --json and --help; --version alone tells the version. Exit codes: 0 done, 1 failed,',
    '2 wrong usage, 3 done in part, 4 refused because another instance is writing.',
  ];
}
