import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App, BrowserWindow, Dialog, Shell } from 'electron';
import type { ExportFormat } from '@shared/dto/export';

const FILTERS: Readonly<Record<ExportFormat, { readonly name: string; readonly extensions: string[] }>> = {
  xlsx: { name: 'Excel', extensions: ['xlsx'] },
  csv: { name: 'CSV', extensions: ['csv'] },
  parquet: { name: 'Parquet', extensions: ['parquet'] },
  arrow: { name: 'Arrow', extensions: ['arrow'] },
};

export interface FileDialogDependencies {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'showItemInFolder' | 'openPath'>;
  readonly app: Pick<App, 'getPath'>;
  /** A dialog opens in front of the window that has the focus. */
  readonly windows: { getFocusedWindow(): BrowserWindow | null };
}

/** The system's own file dialogs: the page never says where a file goes. */
export function createFileDialogs({ dialog, shell, app, windows }: FileDialogDependencies) {
  return {
    /** Missing: null when the person closed the dialog. */
    async chooseFile(suggestedName: string, format: ExportFormat): Promise<string | null> {
      const options = {
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: [FILTERS[format]],
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
      };
      const front = windows.getFocusedWindow();
      const { canceled, filePath } = front ? await dialog.showSaveDialog(front, options) : await dialog.showSaveDialog(options);
      return canceled || filePath === '' ? null : filePath;
    },
    showFile: (file: string): void => {
      shell.showItemInFolder(file);
    },
    /** False when the system has no program for folders. */
    async openFolder(folder: string): Promise<boolean> {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return (await shell.openPath(folder)) === '';
    },
  };
}
