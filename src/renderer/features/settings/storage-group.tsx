import { useEffect } from 'react';
import { FailureNotice } from '../../components/notice';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { Group } from './group';

/** Where everything is kept, the copies there are, and the way out for the data. */
export function StorageGroup() {
  const { text, formats } = useWords();
  const { storage: words } = text.files;
  const { value, load, openFolder, backUp, copying, refusal } = useFeature('storage');
  const { setOverlay, announce } = useFeature('navigation');
  useEffect(() => void load(), [load]);
  if (!value) return null;
  const [newest] = value.backups;
  async function makeBackup(): Promise<void> {
    if (await backUp()) announce(words.made);
  }
  return (
    <Group title={words.group}>
      <div className="setting">
        <div>
          <span>{words.folder}</span>
          <p className="hint selectable">{value.dataFolder}</p>
        </div>
        <button type="button" onClick={() => void openFolder('data')}>
          {words.open}
        </button>
      </div>
      <div className="setting">
        <div>
          <span>{words.backups}</span>
          <p className="hint">
            {newest === undefined ? words.noBackups : words.newest(formats.instant(newest.madeAt), formats.fileSize(newest.sizeBytes), formats.integer(value.backups.length))}
          </p>
        </div>
        <span className="setting-actions">
          <button type="button" disabled={copying} onClick={() => void makeBackup()}>
            {copying ? words.making : words.make}
          </button>
          <button type="button" aria-label={`${words.backups}: ${words.open}`} onClick={() => void openFolder('backups')}>
            {words.open}
          </button>
        </span>
      </div>
      {refusal ? <FailureNotice failure={refusal} /> : null}
      <div className="setting">
        <div>
          <span>{words.logs}</span>
          <p className="hint">{words.logsHint}</p>
        </div>
        <button type="button" aria-label={`${words.logs}: ${words.open}`} onClick={() => void openFolder('logs')}>
          {words.open}
        </button>
      </div>
      <div className="setting">
        <div>
          <span>{words.exportAll}</span>
          <p className="hint">{words.exportAllHint}</p>
        </div>
        <button
          type="button"
          onClick={() => {
            setOverlay('export');
          }}
        >
          {text.files.export.title}
        </button>
      </div>
    </Group>
  );
}
