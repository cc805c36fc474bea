import { useEffect, useId, useState } from 'react';
import type { CsvDialect, ExportFormat, ExportRequest } from '@shared/dto/export';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { FailureNotice, Notice } from '../../components/notice';
import { Segmented } from '../../components/segmented';
import type { Messages } from '../../i18n/sv';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';

type Choice = keyof Messages['files']['export']['tables'];
const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'parquet', 'arrow'];
const DIALECTS: readonly CsvDialect[] = ['sv', 'en'];
const CHOICES: readonly Choice[] = ['signals', 'allSignals', 'changes', 'instruments', 'prices', 'instrumentPrices', 'runs', 'requests'];

/** The table of the page in front of the person. */
function useChoiceOfPage(): Choice {
  const { page } = useFeature('navigation');
  const { tab } = useFeature('activity');
  if (page === 'today') return 'changes';
  if (page === 'activity') return tab;
  if (page === 'instrument') return 'instrumentPrices';
  return page === 'strategy' ? 'signals' : 'allSignals';
}

const TABLES: Readonly<Record<Choice, ExportRequest['table']>> = {
  signals: 'signals', allSignals: 'signals', changes: 'changes', instruments: 'instruments', prices: 'prices', instrumentPrices: 'prices', runs: 'runs', requests: 'requests',
};

function requestOf(choice: Choice, { strategyId, orderbookId }: { readonly strategyId: string; readonly orderbookId: string | null }, dialect: CsvDialect): Omit<ExportRequest, 'format'> {
  return {
    table: TABLES[choice],
    dialect,
    strategyId: choice === 'signals' ? strategyId : null,
    orderbookId: choice === 'instrumentPrices' ? orderbookId : null,
    asOf: null,
  };
}

/** What came of it: where the file is, or what can be done. */
function ExportOutcome() {
  const { text, formats } = useWords();
  const { written, failure, reveal } = useFeature('exporting');
  if (failure) return <FailureNotice failure={failure} />;
  if (!written) return null;
  const action = (
    <button type="button" onClick={() => void reveal()}>
      {text.files.export.reveal}
    </button>
  );
  return (
    <Notice tone="info" action={action}>
      {text.files.export.done(formats.integer(written.rows), formats.fileSize(written.bytes))}
      <span className="notice-detail">{written.file}</span>
    </Notice>
  );
}

/** Which table, as what: the system's own dialog asks where. */
export function ExportDialog() {
  const { text, language } = useWords();
  const { export: words } = text.files;
  const { setOverlay, strategyId, orderbookId, page } = useFeature('navigation');
  const { format, setFormat, pending, start, reset } = useFeature('exporting');
  const [choice, setChoice] = useState<Choice>(useChoiceOfPage());
  const [dialect, setDialect] = useState<CsvDialect>(language);
  const whatId = useId();
  useEffect(() => reset, [reset]);
  const close = (): void => {
    setOverlay(null);
  };
  return (
    <Dialog label={words.title} className="sheet export" onClose={close}>
      <header>
        <h2>{words.title}</h2>
        <button type="button" className="icon-button" aria-label={text.app.close} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="export-field">
        <label htmlFor={whatId}>{words.what}</label>
        <select
          id={whatId}
          value={choice}
          onChange={(event) => {
            setChoice(CHOICES.find((one) => one === event.target.value) ?? choice);
            reset();
          }}
        >
          {CHOICES.filter((one) => one !== 'instrumentPrices' || page === 'instrument').map((one) => (
            <option key={one} value={one}>
              {words.tables[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="export-field">
        <span>{words.format}</span>
        <Segmented label={words.format} value={format} options={FORMATS.map((one) => [one, words.formats[one]] as const)} onChange={setFormat} />
      </div>
      {format === 'csv' ? (
        <div className="export-field">
          <span>{words.dialect}</span>
          <Segmented label={words.dialect} value={dialect} options={DIALECTS.map((one) => [one, words.dialects[one]] as const)} onChange={setDialect} />
        </div>
      ) : null}
      <p className="muted export-hint">
        {words.formatHints[format]} {words.provenance}
      </p>
      <ExportOutcome />
      <footer className="dialog-actions">
        <button type="button" className="primary" disabled={pending} onClick={() => void start(requestOf(choice, { strategyId, orderbookId }, dialect))}>
          {pending ? words.working : words.start}
        </button>
      </footer>
    </Dialog>
  );
}
