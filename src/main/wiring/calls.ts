import { join } from 'node:path';
import { BACKUP_FOLDER } from '../data-folder';
import type { ExportHost } from '../export/export-host';
import { createHandlers, type HandlerDependencies } from './create-handlers';
import type { Logger } from '../log/logger';
import { createFiles } from '../resident/files';
import type { AnswerCall } from '../shell/page/call-gate';
import type { ElectronShell } from '../shell/electron-shell';
import { instrumentUrl, openExternally } from '../shell/page/external-links';
import { createCallRouter } from '../shell/page/ipc-router';
import type { WindowManager } from '../shell/window/window-manager';

export interface CallWiringDependencies extends Omit<HandlerDependencies, 'openInstrument' | 'copyText' | 'files'> {
  readonly shell: ElectronShell;
  readonly windows: Pick<WindowManager, 'isOwnPage'>;
  readonly log: Logger;
  readonly checksAnswers: boolean;
  readonly homeFolder: string;
  readonly exporting: Pick<ExportHost, 'exportTable'>;
  readonly makeBackup: () => Promise<unknown>;
  readonly onFailure: (error: unknown) => void;
}

/** Everything the page can ask for, answered to the own page only. */
export function wireCalls(deps: CallWiringDependencies): AnswerCall {
  const { shell, windows, homeFolder, nowMs, log } = deps;
  return createCallRouter({
    log,
    nowMs,
    onFailure: deps.onFailure,
    developmentUrl: shell.developmentUrl,
    isOwnPage: windows.isOwnPage,
    checkResults: deps.checksAnswers,
    handlers: createHandlers({
      ...deps,
      openInstrument: (orderbookId) => openExternally(instrumentUrl(orderbookId), shell.openExternal),
      copyText: shell.copyText,
      files: createFiles({
        ...shell.files,
        homeFolder,
        backupFolder: join(homeFolder, BACKUP_FOLDER),
        exportTable: deps.exporting.exportTable,
        makeBackup: deps.makeBackup,
        nowMs,
      }),
    }),
  });
}
