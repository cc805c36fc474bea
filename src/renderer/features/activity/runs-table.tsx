import type { RunDto } from '@shared/dto/sync';
import { Icon } from '../../components/icon';
import { termOf } from '../../i18n/terms';
import { useWords, type Words } from '../../i18n/words';
import { MISSING } from '../../lib/format';
import { dueSentence } from './due-sentence';

const FAILURES_SHOWN = 5;
/** A start within this time of the plan is on time. */
const ON_TIME_MS = 60_000;
const COLUMNS = 8;

function plannedText({ plannedAt, startedAt }: RunDto, { text, formats }: Words): string {
  if (plannedAt === null) return MISSING;
  const lateMs = Date.parse(startedAt) - Date.parse(plannedAt);
  const isSameDay = formats.instant(plannedAt).slice(0, 10) === formats.instant(startedAt).slice(0, 10);
  const planned = isSameDay ? formats.time(plannedAt) : formats.instant(plannedAt);
  return `${planned} · ${lateMs <= ON_TIME_MS ? text.activity.onTime : text.activity.late(formats.duration(lateMs))}`;
}

function outcomeNote({ status, summary }: RunDto, { text }: Words): string | null {
  if (summary?.unchanged && status === 'ok') return text.activity.unchanged;
  return summary?.resumedFrom ? text.activity.resumed : null;
}

function Failures({ run }: { readonly run: RunDto }) {
  const { text } = useWords();
  const failures = run.summary?.failures ?? [];
  if (failures.length === 0) return null;
  return (
    <tr className="sub-row">
      <td colSpan={COLUMNS}>
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

function UnknownSectors({ run }: { readonly run: RunDto }) {
  const { text } = useWords();
  const names = run.summary?.unknownSectors ?? [];
  if (names.length === 0) return null;
  return (
    <tr className="sub-row">
      <td colSpan={COLUMNS}>
        <Icon name="warning" /> {text.activity.unknownSectors(names.join(', '))}
      </td>
    </tr>
  );
}

function RunRow({ run }: { readonly run: RunDto }) {
  const words = useWords();
  const { text, formats } = words;
  const { summary, status } = run;
  const tookMs = run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const note = outcomeNote(run, words);
  const whyLate = dueSentence(run, words);
  return (
    <>
      <tr>
        <td className="left">{formats.instant(run.startedAt)}</td>
        <td className="left muted">{plannedText(run, words)}</td>
        <td className="left">{text.activity.triggers[run.trigger]}</td>
        <td className="left">
          <span className={`run-status run-${status}`}>{text.activity.statuses[status]}</span>
          {note === null ? null : <span className="faint"> {note}</span>}
        </td>
        <td className="right">{tookMs === null ? MISSING : formats.duration(tookMs)}</td>
        <td className="right">{summary ? `${formats.integer(summary.instruments.updated + summary.instruments.unchanged)} / ${formats.integer(summary.instruments.total)}` : MISSING}</td>
        <td className="right">
          {summary ? formats.integer(summary.bars.inserted) : MISSING}
          {summary && summary.bars.corrected > 0 ? <span className="faint"> {text.activity.corrected(formats.integer(summary.bars.corrected))}</span> : null}
        </td>
        <td className="right">{summary ? `${formats.integer(summary.signals.entered)} / ${formats.integer(summary.signals.exited)}` : MISSING}</td>
      </tr>
      {whyLate === null ? null : (
        <tr className="sub-row">
          <td colSpan={COLUMNS} className="muted">
            {whyLate}
          </td>
        </tr>
      )}
      <UnknownSectors run={run} />
      <Failures run={run} />
    </>
  );
}

/** Every run with its planned and its real time, so that a late one is seen to be late. */
export function RunsTable({ runs }: { readonly runs: readonly RunDto[] }) {
  const { text } = useWords();
  if (runs.length === 0) return null;
  return (
    <table className="plain-table" aria-label={text.activity.runs}>
      <thead>
        <tr>
          <th scope="col" className="left">{text.activity.started}</th>
          <th scope="col" className="left">{text.activity.planned}</th>
          <th scope="col" className="left">{text.activity.trigger}</th>
          <th scope="col" className="left">{text.activity.outcome}</th>
          <th scope="col" className="right">{text.activity.took}</th>
          <th scope="col" className="right">{text.activity.instruments}</th>
          <th scope="col" className="right">{text.activity.bars}</th>
          <th scope="col" className="right">{text.activity.signals}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.runId} run={run} />
        ))}
      </tbody>
    </table>
  );
}
