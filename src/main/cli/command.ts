import type { ExportedFile, ExportRequest } from '@shared/dto/export';
import type { SyncTrigger } from '@shared/dto/sync';
import type { EngineJob, JobResults } from '@shared/engine/jobs';
import type { Configuration } from '../configuration';
import type { ReadModel } from '../handlers/read-model';

export const EXIT_CODES = { done: 0, failed: 1, usage: 2, partial: 3, busy: 4 } as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** What a command may use; readers are opened on demand because some commands need no database. */
export interface CommandContext {
  readonly configuration: Configuration;
  readonly version: string;
  /** Opens the stored results for reading. Errors: `no-data` before the first sync. */
  withReadModel<Value>(use: (readModel: ReadModel) => Value): Value;
  /** Runs a job in the engine's own thread, with progress on standard error. */
  runEngine<Kind extends EngineJob['kind']>(job: Extract<EngineJob, { kind: Kind }>): Promise<JobResults[Kind]>;
  /** Writes a stored table in a thread of its own. Errors: those of the export, `cancelled` when the person interrupts it. */
  exportTable(request: ExportRequest, file: string): Promise<ExportedFile>;
  newRunId(): string;
  readonly trigger: SyncTrigger;
}

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface CommandOutcome {
  /** The JSON document of `--json`. */
  readonly value: unknown;
  /** The same for people: lines of text. */
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Positional arguments as shown in the help, e.g. `<strategyId> <ticker>`. */
  readonly positionals: readonly { readonly name: string; readonly required: boolean }[];
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string; readonly value?: string }>>;
  run(context: CommandContext, input: CommandInput): Promise<CommandOutcome> | CommandOutcome;
}
