import { useState } from 'react';
import type { MemoryJobDto } from '@shared/dto/memory';
import { ChartCursor } from '../../components/chart-cursor';
import { DataTable } from '../../components/data-table';
import { Segmented } from '../../components/segmented';
import { TableToggle } from '../../components/table-toggle';
import { useWords } from '../../i18n/words';
import { inMegabytes } from '../../lib/format';
import { Curve } from './curve';
import type { MemorySample, Range } from './memory-store';

/** About a quarter of an hour as the page is open, and of a day. */
const PAGE_SAMPLES = 15;

interface MemoryChartProps {
  readonly samples: readonly MemorySample[];
  readonly jobs: readonly MemoryJobDto[];
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** The jobs that ran when a sample was taken, in words. */
function useJobsAt(jobs: readonly MemoryJobDto[]): (sample: MemorySample) => string {
  const { text } = useWords();
  return ({ at }) => jobs.flatMap((job) => (job.startedAt <= at && at <= job.endedAt ? [text.memory.jobKinds[job.kind]] : [])).join(', ');
}

/** Every sample of the curve, newest first. */
function SampleTable({ samples, jobs, label }: { readonly samples: readonly MemorySample[]; readonly jobs: readonly MemoryJobDto[]; readonly label: string }) {
  const { text, formats } = useWords();
  const jobsAt = useJobsAt(jobs);
  return (
    <div className="sample-box" role="region" aria-label={text.memory.chart} tabIndex={0} data-pane-focus>
      <DataTable
        label={label}
        className="dense"
        rows={[...samples].reverse()}
        head="time"
        columns={[
          { id: 'time', title: text.memory.time, value: ({ at }) => formats.instantSeconds(at), cell: ({ at }) => formats.instantSeconds(at) },
          { id: 'total', title: text.memory.total, unit: 'MB', value: ({ totalBytes }) => inMegabytes(totalBytes), align: 'right', cell: ({ totalBytes }) => formats.inMegabytes(totalBytes) },
          { id: 'job', title: text.memory.job, value: jobsAt, className: 'muted', cell: jobsAt },
        ]}
        rowKey={({ at }) => at}
      />
    </div>
  );
}

/** The total over time with the jobs marked, as a curve that can be walked along or as its table twin. */
export function MemoryChart({ samples, jobs, range, onRange }: MemoryChartProps) {
  const { text, formats } = useWords();
  const jobsAt = useJobsAt(jobs);
  const [isTable, setIsTable] = useState(false);
  // By its time, because every new sample moves the places.
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const found = samples.findIndex(({ at }) => at === pointedAt);
  const row = found === -1 ? samples.length - 1 : found;
  const pointed = found === -1 ? null : samples[found]!;
  const values = samples.map((sample) => sample.totalBytes);
  const hasCurve = samples.length > 1;
  const summary = hasCurve ? `${text.memory.low} ${formats.megabytes(Math.min(...values))}, ${text.memory.high.toLowerCase()} ${formats.megabytes(Math.max(...values))}` : '';
  const reading = (sample: MemorySample): string => [`${formats.instantSeconds(sample.at)}: ${formats.megabytes(sample.totalBytes)}`, jobsAt(sample)].filter((part) => part !== '').join(', ');
  const label = text.memory.ranges[range];
  const onPoint = (next: number | null): void => {
    setPointedAt(next === null ? null : (samples[next]?.at ?? null));
  };
  return (
    <section className="memory-chart" aria-label={text.memory.chart}>
      <header>
        <Segmented
          label={text.memory.chart}
          value={range}
          options={[['live', text.memory.ranges.live], ['day', text.memory.ranges.day], ['month', text.memory.ranges.month]]}
          onChange={onRange}
        />
        <span className="muted">{pointed === null || isTable ? summary : reading(pointed)}</span>
        <TableToggle isTable={isTable} onToggle={setIsTable} />
      </header>
      {!hasCurve ? <p className="muted">{text.memory.chartHint}</p> : null}
      {hasCurve && isTable ? <SampleTable samples={samples} jobs={jobs} label={label} /> : null}
      {hasCurve && !isTable ? (
        <ChartCursor className="memory-curve" label={`${label}: ${summary}`} count={samples.length} row={row} isPointing={pointed !== null} pageRows={PAGE_SAMPLES} spoken={reading(samples[row]!)} onPoint={onPoint}>
          <Curve samples={samples} jobs={jobs} range={range} pointed={pointed} onPoint={onPoint} />
        </ChartCursor>
      ) : null}
    </section>
  );
}
