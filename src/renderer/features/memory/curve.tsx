import type { PointerEvent } from 'react';
import type { MemoryJobDto } from '@shared/dto/memory';
import { useWords } from '../../i18n/words';
import type { MemorySample, Range } from './memory-store';

const WIDTH = 720;
const HEIGHT = 96;
const INSET = 6;
/** Room above and below the curve, so that the system's noise does not look like a mountain range. */
const LEAST_RANGE_BYTES = 40e6;
/** Two looks further apart than this have a pause between them: the computer slept, or the app was off. */
const PAUSE_MS: Readonly<Record<Range, number>> = { live: 180_000, day: 600_000, month: 3 * 3_600_000 };

interface Scale {
  x(at: string): number;
  y(bytes: number): number;
}

function scaleOf(samples: readonly MemorySample[]): Scale {
  const values = samples.map((sample) => sample.totalBytes);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const range = Math.max(LEAST_RANGE_BYTES, highest - lowest);
  const low = (lowest + highest - range) / 2;
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

interface CurveProps {
  readonly samples: readonly MemorySample[];
  readonly jobs: readonly MemoryJobDto[];
  readonly range: Range;
  /** The sample that the cross-line stands on; null for none. */
  readonly pointed: MemorySample | null;
  readonly onPoint: (row: number | null) => void;
}

/** The total over time with the jobs behind it; seen only. */
export function Curve({ samples, jobs, range, pointed, onPoint }: CurveProps) {
  const { text, formats } = useWords();
  const scale = scaleOf(samples);
  const first = samples[0]!.at;
  const shownJobs = jobs.filter((job) => job.endedAt >= first);
  function point(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const wanted = ((event.clientX - box.left) / Math.max(1, box.width)) * WIDTH;
    const distances = samples.map((sample) => Math.abs(scale.x(sample.at) - wanted));
    onPoint(distances.indexOf(Math.min(...distances)));
  }
  return (
    <svg
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
      onPointerMove={point}
      onPointerLeave={() => {
        onPoint(null);
      }}
    >
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
      {pointed === null ? null : (
        <>
          <path className="chart-cross" d={`M${scale.x(pointed.at).toFixed(1)} 0V${String(HEIGHT)}`} />
          {/* A line of no length with round ends is a dot that the stretched picture does not flatten. */}
          <path className="chart-dot" d={`M${scale.x(pointed.at).toFixed(1)} ${scale.y(pointed.totalBytes).toFixed(1)}h0`} />
        </>
      )}
    </svg>
  );
}
