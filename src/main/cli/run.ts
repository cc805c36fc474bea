import { failure, raise, toFailure, type Failure } from '@core/errors';
import { parseCommandLine } from './arguments';
import { EXIT_CODES, type Command, type CommandContext, type ExitCode } from './command';
import { commandHelp, generalHelp } from './help';
import type { Output } from './output';

export interface Program {
  readonly commands: readonly Command[];
  readonly version: string;
}

function exitCodeOf(reason: Failure): ExitCode {
  if (reason.kind === 'invalid-input') return EXIT_CODES.usage;
  return reason.kind === 'store-busy' ? EXIT_CODES.busy : EXIT_CODES.failed;
}

function printFailure(output: Output, json: boolean, reason: Failure): ExitCode {
  const { kind, message, remedy } = reason;
  try {
    if (json) output.result(JSON.stringify({ error: { kind, message, remedy } }));
  } catch {
    // Standard output takes nothing: whoever reads standard error is told below.
    json = false;
  }
  if (!json) output.note(`${message} ${remedy}`);
  return exitCodeOf(reason);
}

function printHelp(output: Output, json: boolean, lines: readonly string[]): ExitCode {
  output.result(json ? JSON.stringify({ help: lines.join('\n') }) : lines.join('\n'));
  return EXIT_CODES.done;
}

function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const remedy = `Choose one of ${commands.map((candidate) => candidate.name).join(', ')}.`;
  return raise('invalid-input', `There is no command “${name.slice(0, 40)}”.`, { remedy });
}

/** Without a command the list of them is what a person wants to see, a script an error. */
function printNothingAsked(output: Output, json: boolean, commands: readonly Command[]): ExitCode {
  if (json) return printFailure(output, json, failure('invalid-input', 'No command was given.', { remedy: 'Run “kursvakt --help” for the list.' }));
  for (const line of generalHelp(commands)) output.note(line);
  return EXIT_CODES.usage;
}

async function runCommand(command: Command, rest: readonly string[], createContext: () => CommandContext, output: Output): Promise<ExitCode> {
  const parsed = parseCommandLine(command, rest);
  if (parsed.help) return printHelp(output, parsed.json, commandHelp(command));
  const outcome = await command.run(createContext(), parsed.input);
  if (parsed.json) output.result(JSON.stringify(outcome.value));
  else for (const line of outcome.lines) output.result(line);
  return outcome.exitCode;
}

/** Runs one command line to its exit code; whatever happens, `--json` yields exactly one document. */
export async function runCommandLine(
  args: readonly string[],
  { commands, version }: Program,
  createContext: () => CommandContext,
  output: Output,
): Promise<ExitCode> {
  const json = args.includes('--json');
  const [name, ...rest] = args.filter((arg, index) => index === 0 || arg !== '');
  try {
    if (name === undefined || name === '--json') return printNothingAsked(output, json, commands);
    if (name === '--version') {
      output.result(json ? JSON.stringify({ version }) : version);
      return EXIT_CODES.done;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      const about = name === 'help' ? rest.find((arg) => !arg.startsWith('-')) : undefined;
      return printHelp(output, json, about === undefined ? generalHelp(commands) : commandHelp(findCommand(commands, about)));
    }
    return await runCommand(findCommand(commands, name), rest, createContext, output);
  } catch (error) {
    const reason = toFailure(error);
    if (reason.kind === 'bug') output.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return printFailure(output, json, reason);
  }
}
