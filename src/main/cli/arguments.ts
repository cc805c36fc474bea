import { parseArgs } from 'node:util';
import { raise } from '@core/errors';
import type { Command, CommandInput } from './command';

export interface ParsedCommandLine {
  readonly input: CommandInput;
  readonly json: boolean;
  readonly help: boolean;
}

export function usageLine(command: Command): string {
  const positionals = command.positionals.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  const options = Object.entries(command.options).map(([name, { value }]) =>
    value === undefined ? `[--${name}]` : `[--${name} ${value}]`,
  );
  return ['kursvakt', command.name, ...positionals, ...options, '[--json]'].join(' ');
}

/** The parser's complaint in one sentence of ours; it is written for whoever programs a command line. */
function complaint(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  const option = /--[\w-]+/.exec(text)?.[0] ?? /-\w/.exec(text)?.[0];
  if (option === undefined) return 'The arguments cannot be read.';
  if (text.startsWith('Unknown option')) return `There is no option ${option}.`;
  return text.includes('does not take') ? `${option} takes no value.` : `${option} needs a value.`;
}

/** Errors: `invalid-input` with the usage line for anything the command does not know. */
export function parseCommandLine(command: Command, args: readonly string[]): ParsedCommandLine {
  const remedy = `Usage: ${usageLine(command)}`;
  const options = {
    json: { type: 'boolean' as const },
    help: { type: 'boolean' as const, short: 'h' },
    ...Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }])),
  };
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return raise('invalid-input', complaint(error), { remedy });
  }
  const { json, help, ...values } = parsed.values;
  const required = command.positionals.filter((positional) => positional.required).length;
  if (help !== true) {
    if (parsed.positionals.length < required) {
      raise('invalid-input', `“${command.name}” needs ${command.positionals[parsed.positionals.length]!.name}.`, { remedy });
    }
    if (parsed.positionals.length > command.positionals.length) {
      raise('invalid-input', `“${parsed.positionals.at(-1)!}” is one argument too many.`, { remedy });
    }
  }
  return { input: { positionals: parsed.positionals, options: values }, json: json === true, help: help === true };
}

/** Reads a whole number option. Missing: null. Errors: `invalid-input` naming the option. */
export function integerOption(input: CommandInput, name: string, minimum: number): number | null {
  const text = input.options[name];
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < minimum) {
    return raise('invalid-input', `--${name} is “${String(text)}”.`, {
      remedy: `Give a whole number of at least ${String(minimum)}.`,
    });
  }
  return value;
}

export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}
