import type { MemoryJobDto } from '@shared/dto/memory';
import { DataTable, type DataColumn } from '../../components/data-table';
import { useWords } from '../../i18n/words';
import { inMegabytes } from '../../lib/format';

const SHOWN_JOBS = 10;

/** What each job took at most, and how much of it came back. */
export function JobTable({ jobs }: { readonly jobs: readonly MemoryJobDto[] }) {
  const { text, formats } = useWords();
  const { memory } = text;
  if (jobs.length === 0) return <p className="muted">{memory.noJobs}</p>;
  const columns: readonly DataColumn<MemoryJobDto>[] = [
    {
      id: 'job',
      title: memory.job,
      value: ({ kind }) => memory.jobKinds[kind],
      cell: ({ kind, outcome }) => (
        <>
          {memory.jobKinds[kind]}
          {outcome === 'failed' ? <span className="muted"> {memory.jobFailed}</span> : null}
        </>
      ),
    },
    { id: 'time', title: memory.time, value: ({ startedAt }) => formats.instant(startedAt), cell: ({ startedAt }) => formats.instant(startedAt) },
    { id: 'before', title: memory.before, value: ({ beforeBytes }) => inMegabytes(beforeBytes), unit: 'MB', align: 'right', cell: ({ beforeBytes }) => formats.inMegabytes(beforeBytes) },
    { id: 'peak', title: memory.peak, value: ({ peakBytes }) => inMegabytes(peakBytes), unit: 'MB', align: 'right', cell: ({ peakBytes }) => formats.inMegabytes(peakBytes) },
    { id: 'after', title: memory.after, value: ({ afterBytes }) => inMegabytes(afterBytes), unit: 'MB', align: 'right', cell: ({ afterBytes }) => formats.inMegabytes(afterBytes) },
    { id: 'engine', title: memory.enginePeak, value: ({ enginePeakBytes }) => inMegabytes(enginePeakBytes), unit: 'MB', align: 'right', className: 'muted', cell: ({ enginePeakBytes }) => formats.inMegabytes(enginePeakBytes) },
  ];
  return (
    <DataTable label={memory.jobs} className="dense" rows={jobs.slice(0, SHOWN_JOBS)} columns={columns} head="job" rowKey={({ startedAt, kind }) => `${startedAt} ${kind}`} />
  );
}
