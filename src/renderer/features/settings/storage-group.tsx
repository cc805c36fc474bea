import { useEffect } from 'react';
import { FailureNotice } from '../../components/notice';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { BackupRow } from './backup-row';
import { Group } from './group';
import { Action } from './setting-row';

/** Where everything is kept, the copies there are, and the way out for the data. */
export function StorageGroup() {
  const { text } = useWords();
  const { storage: words, export: exporting } = text.files;
  const { value, load, openFolder, refusal } = useFeature('storage');
  const { setOverlay } = useFeature('navigation');
  useEffect(() => void load(), [load]);
  if (!value) return null;
  return (
    <Group title={words.group}>
      <Action label={words.folder} hint={value.dataFolder} isSelectable button={words.open} onClick={() => void openFolder('data')} />
      <BackupRow backups={value.backups} />
      {refusal ? <FailureNotice failure={refusal} /> : null}
      <Action label={words.logs} hint={words.logsHint} button={words.open} onClick={() => void openFolder('logs')} />
      <Action
        label={words.exportAll}
        hint={words.exportAllHint}
        button={exporting.title}
        onClick={() => {
          setOverlay('export');
        }}
      />
    </Group>
  );
}
