import { existsSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { toIsoDate } from '@core/time/epoch-day';
import { stockholmTime } from '@core/time/stockholm-time';
import type { ExportedFile, ExportFormat, ExportRequest } from '@shared/dto/export';
import type { StorageDto, StorageFolder } from '@shared/dto/storage';
import { isoInstant } from '../clock';
import { listBackups } from '../store/file/backup';

export interface FileDependencies {
  readonly homeFolder: string;
  readonly backupFolder: string;
  readonly exportTable: (request: ExportRequest, file: string) => Promise<ExportedFile>;
  readonly makeBackup: () => Promise<unknown>;
  /** Asks the person where a file shall be. Missing: null when they thought better of it. */
  readonly chooseFile: (suggestedName: string, format: ExportFormat) => Promise<string | null>;
  readonly showFile: (file: string) => void;
  readonly openFolder: (folder: string) => Promise<boolean>;
  readonly nowMs: () => number;
}

/** What the window may do with files; which file it is, only the person decides, in a dialog of the system. */
export interface Files {
  /** Missing: null when the person closed the dialog. */
  exportTable(request: ExportRequest): Promise<ExportedFile | null>;
  /** Shows the newest exported file in the system's file manager; false before the first one. */
  revealExport(): boolean;
  storage(): StorageDto;
  backUp(): Promise<StorageDto>;
  openFolder(folder: StorageFolder): Promise<boolean>;
}

function suggestedName({ table, format, strategyId, orderbookId }: ExportRequest, day: string): string {
  return ['kursvakt', table, strategyId, orderbookId, day].filter((part) => part !== null).join('-').replaceAll(':', '-') + `.${format}`;
}

/** A name typed without its ending gets one, unless that would silently replace another file. */
function withEnding(file: string, format: ExportFormat): string {
  const named = `${file}.${format}`;
  return extname(file) !== '' || existsSync(named) ? file : named;
}

export function createFiles(deps: FileDependencies): Files {
  let newestExport: string | null = null;

  function storage(): StorageDto {
    const backups = listBackups(deps.backupFolder).map((file) => {
      const { size, mtimeMs } = statSync(file);
      return { name: basename(file), madeAt: isoInstant(mtimeMs), sizeBytes: size };
    });
    return { dataFolder: deps.homeFolder, backups };
  }

  return {
    async exportTable(request) {
      const chosen = await deps.chooseFile(suggestedName(request, toIsoDate(stockholmTime(deps.nowMs()).day)), request.format);
      if (chosen === null) return null;
      const written = await deps.exportTable(request, withEnding(chosen, request.format));
      newestExport = written.file;
      return written;
    },
    revealExport() {
      if (newestExport === null || !existsSync(newestExport)) return false;
      deps.showFile(newestExport);
      return true;
    },
    storage,
    async backUp() {
      await deps.makeBackup();
      return storage();
    },
    openFolder: (folder) => deps.openFolder(folder === 'data' ? deps.homeFolder : folder === 'backups' ? deps.backupFolder : join(deps.homeFolder, 'logs')),
  };
}
