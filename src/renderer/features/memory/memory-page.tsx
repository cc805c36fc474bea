import type { CleanupDto, MemoryDto } from '@shared/dto/memory';
import { FailureNotice, LoadFailure } from '../../components/notice';
import { Page, Skeleton } from '../../components/page';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { ExportButton } from '../export';
import { CleanupList } from './cleanup-list';
import { JobTable } from './job-table';
import { MemoryChart } from './memory-chart';
import { ProcessTable } from './process-table';

function Budget({ memory }: { readonly memory: MemoryDto }) {
  const { text, formats } = useWords();
  const { totalPssBytes, budgetBytes, hardBudgetBytes, at } = memory;
  const share = totalPssBytes / budgetBytes;
  const isOver = share > 1;
  return (
    <section className="budget" aria-label={text.memory.total}>
      <p className="big-number">
        {formats.megabytes(totalPssBytes)}
        <span className="muted"> {text.memory.budget(formats.megabytes(budgetBytes, 0))}</span>
        {isOver ? <span className="over"> {text.memory.over(formats.megabytes(totalPssBytes - budgetBytes))}</span> : null}
      </p>
      <div className={isOver ? 'budget-bar over' : 'budget-bar'} role="meter" aria-label={text.memory.total} aria-valuemin={0} aria-valuemax={Math.round(budgetBytes / 1e6)} aria-valuenow={Math.round(totalPssBytes / 1e6)} aria-valuetext={formats.wholePercent(share)}>
        {memory.processes.map((process) =>
          process.pssBytes === null ? null : <span key={process.pid} className={`bar-${process.type}`} style={{ width: `${String((100 * process.pssBytes) / Math.max(budgetBytes, totalPssBytes))}%` }} />,
        )}
      </div>
      <p className="faint">
        {text.memory.measuredAt(formats.instantSeconds(at))} · {text.memory.budgets(formats.megabytes(budgetBytes, 0), formats.megabytes(hardBudgetBytes, 0))}
      </p>
    </section>
  );
}

/** What the app takes, process by process, as the operating system counts it; and a way to give some back. */
export function MemoryPage() {
  const { text } = useWords();
  const loaded = useFeature('memory');
  const { value: memory, samples, history, cleaning, cleaned, refusal, load, clean } = loaded;
  const { tabs, setTab } = useFeature('navigation');
  const { memory: range } = tabs;
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
      <LoadFailure loaded={loaded} onRetry={() => void load(range)} />
      {refusal ? <FailureNotice failure={refusal} onRetry={() => void clean()} /> : null}
      <Skeleton loaded={loaded} />
      {memory ? (
        <>
          <Budget memory={memory} />
          <MemoryChart samples={range === 'live' ? samples : stored} jobs={history?.jobs ?? []} range={range} onRange={(chosen) => { setTab('memory', chosen); }} />
          <ProcessTable memory={memory} />
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
