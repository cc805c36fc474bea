import type { App } from 'electron';
import type { Logger } from '../../log/logger';

/** Chromium starts its helpers again by itself; that one went, and why, is worth a line. */
export function logGoneChildProcesses(app: Pick<App, 'on'>, log: Logger): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    log.warn('a helper process is gone', { type, reason, exitCode, name: name ?? '' });
  });
}
