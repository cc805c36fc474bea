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
const TABLES = {
  signals: 'signals', allSignals: 'signals', portfolio: 'portfolio', history: 'history', changes: 'changes', overlap: 'overlap', overlapNames: 'overlap-names', compare: 'compare',
  instrumentPrices: 'prices', instrumentEvents: 'events', instruments: 'instruments', prices: 'prices', runs: 'runs', requests: 'requests', jobs: 'jobs',
} as const satisfies Record<Choice, ExportRequest['table']>;
const CHOICES = Object.keys(TABLES) as readonly Choice[];
/** Tables about the strategy or variant that was looked at last. */
const OF_STRATEGY: ReadonlySet<Choice> = new Set(['signals', 'portfolio', 'history']);
const OF_INSTRUMENT: ReadonlySet<Choice> = new Set(['instrumentPrices', 'instrumentEvents']);

/** The table of the page in front of the person. */
function useChoiceOfPage(): Choice {
  const { page, tabs } = useFeature('navigation');
  const choices = useChoices();
  const wanted: Choice =
    page === 'strategy' ? (tabs.strategy === 'portfolio' || tabs.strategy === 'history' ? tabs.strategy : 'signals')
    : page === 'overlap' ? (tabs.overlap === 'pasted' ? 'compare' : 'overlap')
    : page === 'today' ? 'changes'
    : page === 'activity' ? tabs.activity
    : page === 'memory' ? 'jobs'
    : page === 'instrument' ? 'instrumentPrices'
    : 'allSignals';
  return choices.includes(wanted) ? wanted : page === 'overlap' ? 'overlap' : 'allSignals';
}

/** What there is to export: no comparison before one was made, no portfolio of a strategy that has none. */
function useChoices(): readonly Choice[] {
  const { page, strategyId } = useFeature('navigation');
  const { value: strategies } = useFeature('strategies');
  const { compared } = useFeature('compare');
  const isState = strategies?.find((one) => one.strategyId === strategyId)?.kind === 'state';
  return CHOICES.filter((one) => {
    if (OF_INSTRUMENT.has(one)) return page === 'instrument';
    if (one === 'compare') return compared !== null;
    return one !== 'portfolio' || !isState;
  });
}

/** Says of a table which strategy, variant, share or list it is about. */
function useRequest(choice: Choice, dialect: CsvDialect): Omit<ExportRequest, 'format'> {
  const { strategyId, paramsHash, orderbookId } = useFeature('navigation');
  const { compared, value } = useFeature('compare');
  const looked = value?.sets.find(({ id }) => id === value.detail?.id);
  const isCompare = choice === 'compare';
  const ofStrategy = OF_STRATEGY.has(choice);
  return {
    table: TABLES[choice],
    dialect,
    strategyId: ofStrategy ? strategyId : isCompare ? (looked?.strategyId ?? null) : null,
    paramsHash: ofStrategy ? paramsHash : isCompare ? (looked?.paramsHash ?? null) : null,
    orderbookId: OF_INSTRUMENT.has(choice) ? orderbookId : null,
    asOf: null,
    pasted: isCompare ? compared : null,
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
  const { setOverlay } = useFeature('navigation');
  const { format, setFormat, pending, start, reset } = useFeature('exporting');
  const [choice, setChoice] = useState<Choice>(useChoiceOfPage());
  const [dialect, setDialect] = useState<CsvDialect>(language);
  const choices = useChoices();
  const request = useRequest(choice, dialect);
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
          {choices.map((one) => (
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
        <button type="button" className="primary" data-first-focus disabled={pending} onClick={() => void start(request)}>
          {pending ? words.working : words.start}
        </button>
      </footer>
    </Dialog>
  );
}
