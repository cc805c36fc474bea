import type { BackupFileDto } from '@shared/dto/storage';
import { DataTable, type DataColumn } from '../../components/data-table';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { SettingRow } from './setting-row';

/** The copies of the database, newest first, and how one is put back. */
function BackupList({ backups }: { readonly backups: readonly BackupFileDto[] }) {
  const { text, formats } = useWords();
  const words = text.files.storage;
  const columns: readonly DataColumn<BackupFileDto>[] = [
    { id: 'made', title: words.made, cell: ({ madeAt }) => formats.instant(madeAt) },
    { id: 'file', title: words.file, className: 'selectable', cell: ({ name }) => name },
    { id: 'size', title: words.size, align: 'right', cell: ({ sizeBytes }) => formats.fileSize(sizeBytes) },
  ];
  return (
    <div className="backup-list">
      <DataTable label={words.backups} className="dense" rows={backups} columns={columns} rowKey={({ name }) => name} />
      <p className="hint">
        {words.restoreHint} <code className="selectable">kursvakt restore {backups[0]?.name}</code>
      </p>
    </div>
  );
}

export function BackupRow({ backups }: { readonly backups: readonly BackupFileDto[] }) {
  const { text } = useWords();
  const words = text.files.storage;
  const { backUp, copying, openFolder } = useFeature('storage');
  const { announce } = useFeature('navigation');
  async function makeBackup(): Promise<void> {
    if (await backUp()) announce(words.done);
  }
  return (
    <>
      <SettingRow label={words.backups} hint={backups.length === 0 ? words.noBackups : words.backupsHint}>
        <span className="setting-actions">
          <button type="button" disabled={copying} onClick={() => void makeBackup()}>
            {copying ? words.making : words.make}
          </button>
          <button type="button" aria-label={`${words.backups}: ${words.open}`} onClick={() => void openFolder('backups')}>
            {words.open}
          </button>
        </span>
      </SettingRow>
      {backups.length === 0 ? null : <BackupList backups={backups} />}
    </>
  );
}
