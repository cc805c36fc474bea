import type { MemoryJobDto } from '@shared/dto/memory';
import { useWords } from '../../i18n/words';

const SHOWN_JOBS = 10;

/** What each job took at most, and how much of it came back. */
export function JobTable({ jobs }: { readonly jobs: readonly MemoryJobDto[] }) {
  const { text, formats } = useWords();
  if (jobs.length === 0) return <p className="muted">{text.memory.noJobs}</p>;
  return (
    <table className="plain-table dense" aria-label={text.memory.jobs}>
      <thead>
        <tr>
          <th scope="col" className="left">{text.memory.job}</th>
          <th scope="col" className="left">{text.memory.time}</th>
          <th scope="col" className="right">{text.memory.before}</th>
          <th scope="col" className="right">{text.memory.peak}</th>
          <th scope="col" className="right">{text.memory.after}</th>
          <th scope="col" className="right">{text.memory.enginePeak}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.slice(0, SHOWN_JOBS).map((job) => (
          <tr key={`${job.startedAt} ${job.kind}`}>
            <th scope="row" className="left">
              {text.memory.jobKinds[job.kind]}
              {job.outcome === 'failed' ? <span className="muted"> {text.memory.jobFailed}</span> : null}
            </th>
            <td className="left">{formats.instant(job.startedAt)}</td>
            <td className="right">{formats.megabytes(job.beforeBytes)}</td>
            <td className="right">{formats.megabytes(job.peakBytes)}</td>
            <td className="right">{formats.megabytes(job.afterBytes)}</td>
            <td className="right muted">{formats.megabytes(job.enginePeakBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
