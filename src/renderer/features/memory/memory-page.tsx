import type { CleanupDto, MemoryDto } from '@shared/dto/memory';
import { FailureNotice, LoadFailure } from '../../components/notice';
import { Page, Skeleton } from '../../components/page';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { ExportButton } from '../export';
import { CleanupList } from './cleanup-list';
import { JobTable } from './job-table';
import { MemoryChart } from './memory-chart';

function Budget({ memory }: { readonly memory: MemoryDto }) {
  const { text, formats } = useWords();
  const { totalPssBytes, budgetBytes, hardBudgetBytes, at } = memory;
  const share = totalPssBytes / budgetBytes;
  const isOver = share > 1;
  return (
    <section className="budget" aria-label={text.memory.total}>
      <p className="big-number">
        {formats.megabytes(totalPssBytes)}
        <span className="muted"> {text.memory.budget(formats.megabytes(budgetBytes))}</span>
        {isOver ? <span className="over"> {text.memory.over(formats.megabytes(totalPssBytes - budgetBytes))}</span> : null}
      </p>
      <div className={isOver ? 'budget-bar over' : 'budget-bar'} role="meter" aria-label={text.memory.total} aria-valuemin={0} aria-valuemax={Math.round(budgetBytes / 1e6)} aria-valuenow={Math.round(totalPssBytes / 1e6)} aria-valuetext={formats.wholePercent(share)}>
        {memory.processes.map((process) =>
          process.pssBytes === null ? null : <span key={process.pid} className={`bar-${process.type}`} style={{ width: `${String((100 * process.pssBytes) / Math.max(budgetBytes, totalPssBytes))}%` }} />,
        )}
      </div>
      <p className="faint">
        {text.memory.measuredAt(formats.instantSeconds(at))} · {text.memory.budgets(formats.megabytes(budgetBytes), formats.megabytes(hardBudgetBytes))}
      </p>
    </section>
  );
}

function Processes({ memory }: { readonly memory: MemoryDto }) {
  const { text, formats } = useWords();
  const hasEngine = memory.processes.some((process) => process.type === 'engine');
  return (
    <>
      <table className="plain-table" aria-label={text.memory.process}>
        <thead>
          <tr>
            <th scope="col" className="left">{text.memory.process}</th>
            <th scope="col" className="right">PID</th>
            <th scope="col" className="right">{text.memory.metricNames[memory.metric]}</th>
            <th scope="col" className="right">{text.memory.exclusive}</th>
            <th scope="col" className="right">{text.memory.resident}</th>
            <th scope="col" className="right">{text.memory.heap}</th>
            <th scope="col" className="right">{text.memory.external}</th>
            <th scope="col" className="right">{text.memory.buffers}</th>
          </tr>
        </thead>
        <tbody>
          {memory.processes.map((process) => (
            <tr key={`${process.type} ${String(process.pid)}`} className={process.type === 'engine' ? 'engine-row' : undefined}>
              <th scope="row" className="left">
                <span className={`swatch bar-${process.type}`} aria-hidden="true" />
                {termOf(text.terms.processes, process.type)}
              </th>
              <td className="right faint">{process.pid}</td>
              <td className="right">{formats.megabytes(process.pssBytes)}</td>
              <td className="right">{formats.megabytes(process.privateBytes)}</td>
              <td className="right muted">{formats.megabytes(process.rssBytes)}</td>
              <td className="right">{formats.megabytes(process.heapUsedBytes)}</td>
              <td className="right">{formats.megabytes(process.externalBytes)}</td>
              <td className="right">{formats.megabytes(process.arrayBuffersBytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="lead">{text.memory.metrics[memory.metric]}</p>
      <p className="lead">{text.memory.columns}</p>
      <p className="lead">{hasEngine ? text.memory.engineThread : text.memory.engineIdle}</p>
    </>
  );
}

/** What the app takes, process by process, as the operating system counts it; and a way to give some back. */
export function MemoryPage() {
  const { text } = useWords();
  const loaded = useFeature('memory');
  const { value: memory, samples, range, history, cleaning, cleaned, refusal, load, choose, clean } = loaded;
  const stored = history !== null && history.range === range ? history.points : [];
  const actions = (
    <>
      <button type="button" disabled={cleaning} onClick={() => void clean()}>
        {cleaning ? text.memory.cleaning : text.memory.clean}
      </button>
      <ExportButton />
    </>
  );
  return (
    <Page title={text.memory.title} actions={actions}>
      <LoadFailure loaded={loaded} onRetry={() => void load()} />
      {refusal ? <FailureNotice failure={refusal} onRetry={() => void clean()} /> : null}
      <Skeleton loaded={loaded} />
      {memory ? (
        <>
          <Budget memory={memory} />
          <MemoryChart samples={range === 'live' ? samples : stored} jobs={history?.jobs ?? []} range={range} onRange={(chosen) => void choose(chosen)} />
          <Processes memory={memory} />
          <section className="part">
            <h2>{text.memory.jobs}</h2>
            <JobTable jobs={history?.jobs ?? []} />
          </section>
          <section className="part">
            <CleanupList newest={newer(cleaned, memory.lastCleanup)} earlier={history?.cleanups ?? []} />
          </section>
        </>
      ) : null}
    </Page>
  );
}

/** The clean-up just asked for is known before the app has stored it. */
function newer(a: CleanupDto | null, b: CleanupDto | null): CleanupDto | null {
  if (a === null || b === null) return a ?? b;
  return a.at >= b.at ? a : b;
}
