import { useState } from 'react';
import { useWords } from '../../i18n/words';
import type { MemorySample } from './memory-store';

const WIDTH = 720;
const HEIGHT = 96;
const INSET = 6;
const ROWS_IN_TABLE = 20;
/** Room above and below the curve, so that the system's noise does not look like a mountain range. */
const LEAST_RANGE_BYTES = 40e6;

function pathOf(samples: readonly MemorySample[], low: number, range: number): string {
  return samples
    .map(({ totalBytes }, index) => {
      const x = (index / (samples.length - 1)) * WIDTH;
      const y = HEIGHT - INSET - ((totalBytes - low) / range) * (HEIGHT - 2 * INSET);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' L');
}

/** The total since the window was opened, as a curve or as its table twin. */
export function MemoryChart({ samples }: { readonly samples: readonly MemorySample[] }) {
  const { text, formats } = useWords();
  const [isTable, setIsTable] = useState(false);
  if (samples.length < 2) return <p className="muted">{text.memory.chartHint}</p>;
  const values = samples.map((sample) => sample.totalBytes);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const range = Math.max(LEAST_RANGE_BYTES, highest - lowest);
  const low = (lowest + highest - range) / 2;
  const line = pathOf(samples, low, range);
  const summary = `${text.memory.low} ${formats.megabytes(lowest)}, ${text.memory.high.toLowerCase()} ${formats.megabytes(highest)}`;
  return (
    <section className="memory-chart">
      <header>
        <h2>{text.memory.chart}</h2>
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
      {isTable ? (
        <table className="plain-table dense narrow" aria-label={text.memory.chart}>
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
      ) : (
        <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" role="img" aria-label={`${text.memory.chart}: ${summary}`}>
          <path className="chart-area" d={`M${line} L${String(WIDTH)},${String(HEIGHT)} L0,${String(HEIGHT)} Z`} />
          <path className="chart-line" d={`M${line}`} />
        </svg>
      )}
    </section>
  );
}
