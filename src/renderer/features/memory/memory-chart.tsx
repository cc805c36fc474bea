import { useState } from 'react';
import type { MemoryJobDto } from '@shared/dto/memory';
import { Segmented } from '../../components/segmented';
import { useWords } from '../../i18n/words';
import type { MemorySample, Range } from './memory-store';

const WIDTH = 720;
const HEIGHT = 96;
const INSET = 6;
const ROWS_IN_TABLE = 20;
/** Room above and below the curve, so that the system's noise does not look like a mountain range. */
const LEAST_RANGE_BYTES = 40e6;
/** Two looks further apart than this have a pause between them: the computer slept, or the app was off. */
const PAUSE_MS: Readonly<Record<Range, number>> = { live: 180_000, day: 600_000, month: 3 * 3_600_000 };

interface Scale {
  x(at: string): number;
  y(bytes: number): number;
}

function scaleOf(samples: readonly MemorySample[], low: number, range: number): Scale {
  const startMs = Date.parse(samples[0]!.at);
  const lengthMs = Math.max(1, Date.parse(samples.at(-1)!.at) - startMs);
  return {
    x: (at) => Math.min(WIDTH, Math.max(0, ((Date.parse(at) - startMs) / lengthMs) * WIDTH)),
    y: (bytes) => HEIGHT - INSET - ((bytes - low) / range) * (HEIGHT - 2 * INSET),
  };
}

/** The pieces of the curve between pauses. */
function pieces(samples: readonly MemorySample[], pauseMs: number): MemorySample[][] {
  const found: MemorySample[][] = [];
  for (const sample of samples) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && Date.parse(sample.at) - Date.parse(before.at) <= pauseMs) last.push(sample);
    else found.push([sample]);
  }
  return found;
}

function Curve({ samples, jobs, range, summary }: { readonly samples: readonly MemorySample[]; readonly jobs: readonly MemoryJobDto[]; readonly range: Range; readonly summary: string }) {
  const { text, formats } = useWords();
  const values = samples.map((sample) => sample.totalBytes);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const height = Math.max(LEAST_RANGE_BYTES, highest - lowest);
  const scale = scaleOf(samples, (lowest + highest - height) / 2, height);
  const first = samples[0]!.at;
  const shownJobs = jobs.filter((job) => job.endedAt >= first);
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" role="img" aria-label={`${text.memory.ranges[range]}: ${summary}`}>
      {shownJobs.map((job) => (
        <rect key={job.startedAt} className="chart-job" x={scale.x(job.startedAt)} y={0} width={Math.max(2, scale.x(job.endedAt) - scale.x(job.startedAt))} height={HEIGHT}>
          <title>{`${text.memory.jobKinds[job.kind]} ${formats.instant(job.startedAt)}: ${text.memory.peak} ${formats.megabytes(job.peakBytes)}`}</title>
        </rect>
      ))}
      {pieces(samples, PAUSE_MS[range]).map((piece) => {
        const line = piece.map((sample) => `${scale.x(sample.at).toFixed(1)},${scale.y(sample.totalBytes).toFixed(1)}`).join(' L');
        const [from, to] = [scale.x(piece[0]!.at).toFixed(1), scale.x(piece.at(-1)!.at).toFixed(1)];
        return (
          <g key={piece[0]!.at}>
            <path className="chart-area" d={`M${line} L${to},${String(HEIGHT)} L${from},${String(HEIGHT)} Z`} />
            <path className="chart-line" d={`M${line}`} />
          </g>
        );
      })}
    </svg>
  );
}

function SampleTable({ samples, label }: { readonly samples: readonly MemorySample[]; readonly label: string }) {
  const { text, formats } = useWords();
  return (
    <table className="plain-table dense narrow" aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className="left">{text.memory.time}</th>
          <th scope="col" className="right">{text.memory.total}</th>
        </tr>
      </thead>
      <tbody>
        {samples.slice(-ROWS_IN_TABLE).reverse().map((sample) => (
          <tr key={sample.at}>
            <td className="left">{formats.instantSeconds(sample.at)}</td>
            <td className="right">{formats.megabytes(sample.totalBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface MemoryChartProps {
  readonly samples: readonly MemorySample[];
  readonly jobs: readonly MemoryJobDto[];
  readonly range: Range;
  readonly onRange: (range: Range) => void;
}

/** The total over time with the jobs marked, as a curve or as its table twin. */
export function MemoryChart({ samples, jobs, range, onRange }: MemoryChartProps) {
  const { text, formats } = useWords();
  const [isTable, setIsTable] = useState(false);
  const values = samples.map((sample) => sample.totalBytes);
  const summary = values.length < 2 ? '' : `${text.memory.low} ${formats.megabytes(Math.min(...values))}, ${text.memory.high.toLowerCase()} ${formats.megabytes(Math.max(...values))}`;
  const label = text.memory.ranges[range];
  const content = isTable ? <SampleTable samples={samples} label={label} /> : <Curve samples={samples} jobs={jobs} range={range} summary={summary} />;
  return (
    <section className="memory-chart" aria-label={text.memory.chart}>
      <header>
        <Segmented
          label={text.memory.chart}
          value={range}
          options={[['live', text.memory.ranges.live], ['day', text.memory.ranges.day], ['month', text.memory.ranges.month]]}
          onChange={onRange}
        />
        <span className="muted">{summary}</span>
        <button
          type="button"
          className="quiet"
          aria-pressed={isTable}
          onClick={() => {
            setIsTable(!isTable);
          }}
        >
          {isTable ? text.memory.asChart : text.memory.asTable}
        </button>
      </header>
      {samples.length < 2 ? <p className="muted">{text.memory.chartHint}</p> : content}
    </section>
  );
}
