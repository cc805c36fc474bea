import type { RunDto } from '@shared/dto/sync';
import { Icon } from '../../components/icon';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { dueSentence } from './due-sentence';

const FAILURES_SHOWN = 5;

interface RunNoteProps {
  readonly run: RunDto;
  /** Of the table that the notes are lines of. */
  readonly columnCount: number;
}

function Failures({ run, columnCount }: RunNoteProps) {
  const { text } = useWords();
  const failures = run.summary?.failures ?? [];
  if (failures.length === 0) return null;
  return (
    <tr className="sub-row">
      <td colSpan={columnCount}>
        <details open={run.status === 'failed'}>
          <summary>
            <Icon name="warning" />
            {text.activity.failures(Math.max(failures.length, run.summary?.instruments.failed ?? 0))}
          </summary>
          <ul>
            {failures.slice(0, FAILURES_SHOWN).map(({ orderbookId, stage, kind, message }, index) => (
              <li key={`${orderbookId ?? ''} ${stage} ${String(index)}`}>
                <strong>{text.errors.kinds[kind][0]}</strong> {text.errors.kinds[kind][1]}
                <span className="faint">
                  {' '}
                  {[orderbookId, termOf(text.activity.stages, stage), message].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
            {failures.length > FAILURES_SHOWN ? <li className="faint">{text.activity.moreFailures(failures.length - FAILURES_SHOWN)}</li> : null}
          </ul>
        </details>
      </td>
    </tr>
  );
}

function UnknownToSource({ run, columnCount }: RunNoteProps) {
  const { text } = useWords();
  const { unknownSectors = [], currenciesWithoutRate = [] } = run.summary ?? {};
  const notes = [
    ...(unknownSectors.length > 0 ? [text.activity.unknownSectors(unknownSectors.join(', '))] : []),
    ...(currenciesWithoutRate.length > 0 ? [text.activity.withoutRate(currenciesWithoutRate.join(', '))] : []),
  ];
  return notes.map((note) => (
    <tr key={note} className="sub-row">
      <td colSpan={columnCount}>
        <Icon name="warning" /> {note}
      </td>
    </tr>
  ));
}

function WhyLate({ run, columnCount }: RunNoteProps) {
  const words = useWords();
  const whyLate = dueSentence(run, words);
  if (whyLate === null) return null;
  return (
    <tr className="sub-row">
      <td colSpan={columnCount} className="muted">
        {whyLate}
      </td>
    </tr>
  );
}

/** What is to be said of a run below its line: why it was late, what its source did not know, what failed. */
export function RunNotes(props: RunNoteProps) {
  return (
    <>
      <WhyLate {...props} />
      <UnknownToSource {...props} />
      <Failures {...props} />
    </>
  );
}
