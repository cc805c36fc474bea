import type { LogDetails, Logger, LogLevel } from '../../src/main/log/logger';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly details: LogDetails;
}

/** A logger that keeps its lines, for tests that ask what was logged, and what was not. */
export function recordingLog(): { readonly log: Logger; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write =
    (level: LogLevel) =>
    (message: string, details: LogDetails = {}): void => {
      lines.push({ level, message, details });
    };
  const log: Logger = { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug'), child: () => log };
  return { log, lines };
}
