import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from './redact';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';
export type LogDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface Logger {
  error(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  debug(message: string, details?: LogDetails): void;
  child(scope: string): Logger;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The data folder; logs go to its `logs` folder. */
  readonly folder: string;
  readonly scope: string;
  readonly nowMs: () => number;
  /** Also to standard error, for the command line. */
  readonly echo?: (line: string) => void;
  readonly maxFileBytes?: number;
}

const SEVERITY: Readonly<Record<LogLevel, number>> = { error: 0, warn: 1, info: 2, debug: 3 };
const MAX_FILE_BYTES = 1024 * 1024;
const KEPT_FILES = 5;

function rotate(file: string): void {
  for (let index = KEPT_FILES - 1; index >= 1; index -= 1) {
    const from = index === 1 ? file : `${file}.${String(index - 1)}`;
    if (existsSync(from)) renameSync(from, `${file}.${String(index)}`);
  }
}

/**
 * One line per event, appended at once so that a crash loses nothing, redacted, in files that rotate:
 * five of a megabyte at most. A log that cannot be written never stops the work it describes.
 */
export function createLogger(options: LoggerOptions): Logger {
  const folder = join(options.folder, 'logs');
  const file = join(folder, 'kursvakt.log');
  const maxBytes = options.maxFileBytes ?? MAX_FILE_BYTES;

  function write(level: LogLevel, scope: string, message: string, details: LogDetails): void {
    if (SEVERITY[level] > SEVERITY[options.level]) return;
    const rest = Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : '';
    const line = redact(`${new Date(options.nowMs()).toISOString()} ${level} [${scope}] ${message}${rest}`);
    options.echo?.(line);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) + line.length > maxBytes) rotate(file);
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk or a read-only folder is reported by the work itself.
    }
  }

  function scoped(scope: string): Logger {
    return {
      error: (message, details = {}) => {
        write('error', scope, message, details);
      },
      warn: (message, details = {}) => {
        write('warn', scope, message, details);
      },
      info: (message, details = {}) => {
        write('info', scope, message, details);
      },
      debug: (message, details = {}) => {
        write('debug', scope, message, details);
      },
      child: (name) => scoped(`${scope}:${name}`),
    };
  }
  return scoped(options.scope);
}
