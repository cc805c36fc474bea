import { failure, toFailure, type Failure } from '@core/errors';
import { parseCommandLine } from './arguments';
import { EXIT_CODES, type Command, type CommandContext, type ExitCode } from './command';
import { commandHelp, generalHelp } from './help';
import type { Output } from './output';

function exitCodeOf(reason: Failure): ExitCode {
  if (reason.kind === 'invalid-input') return EXIT_CODES.usage;
  return reason.kind === 'store-busy' ? EXIT_CODES.busy : EXIT_CODES.failed;
}

function printFailure(output: Output, json: boolean, reason: Failure): ExitCode {
  const { kind, message, remedy } = reason;
  if (json) output.result(JSON.stringify({ error: { kind, message, remedy } }));
  else output.note(`${message} ${remedy}`);
  return exitCodeOf(reason);
}

function printHelp(output: Output, json: boolean, lines: readonly string[]): ExitCode {
  output.result(json ? JSON.stringify({ help: lines.join('\n') }) : lines.join('\n'));
  return EXIT_CODES.done;
}

/** Runs one command line to its exit code; whatever happens, `--json` yields exactly one document. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly Command[],
  createContext: () => CommandContext,
  output: Output,
): Promise<ExitCode> {
  const json = args.includes('--json');
  const [name, ...rest] = args.filter((arg, index) => index === 0 || arg !== '');
  if (name === '--help' || name === '-h' || name === 'help') {
    return printHelp(output, json, generalHelp(commands));
  }
  if (name === undefined || name === '--json') {
    if (json) return printFailure(output, json, failure('invalid-input', 'No command was given.', { remedy: 'Run “kursvakt --help” for the list.' }));
    for (const line of generalHelp(commands)) output.note(line);
    return EXIT_CODES.usage;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const remedy = `Choose one of ${commands.map((candidate) => candidate.name).join(', ')}.`;
    return printFailure(output, json, failure('invalid-input', `There is no command “${name.slice(0, 40)}”.`, { remedy }));
  }
  try {
    const parsed = parseCommandLine(command, rest);
    if (parsed.help) return printHelp(output, json, commandHelp(command));
    const outcome = await command.run(createContext(), parsed.input);
    if (parsed.json) output.result(JSON.stringify(outcome.value));
    else for (const line of outcome.lines) output.result(line);
    return outcome.exitCode;
  } catch (error) {
    const reason = toFailure(error);
    if (reason.kind === 'bug') output.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return printFailure(output, json, reason);
  }
}
