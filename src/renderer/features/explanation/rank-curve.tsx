import type { PointerEvent } from 'react';
import { placeDepth, trailPath, type RankTrail } from '../../lib/rank-trail';

const WIDTH = 300;
/** As high on the page, where only the width is stretched. */
const HEIGHT = 72;
const INSET = 5;
/** A scale of fewer places would make a mountain of a single step. */
const FEWEST_PLACES = 4;

interface RankCurveProps {
  readonly days: readonly string[];
  readonly ranks: RankTrail;
  /** The last place inside the target; null where it is not known. */
  readonly border: number | null;
  /** The day that the cross-line stands on; null for none. */
  readonly pointed: number | null;
  readonly onPoint: (day: number | null) => void;
}

/** The place over the days with the target as a ground and its border as a line; seen only. */
export function RankCurve({ days, ranks, border, pointed, onPoint }: RankCurveProps) {
  const worst = Math.max(...ranks.filter((rank) => rank !== null));
  const lowest = Math.max(FEWEST_PLACES, worst, Math.ceil((border ?? 0) * 1.5));
  const x = (day: number): number => INSET + (day / Math.max(1, days.length - 1)) * (WIDTH - 2 * INSET);
  const y = (place: number): number => INSET + placeDepth(place, lowest) * (HEIGHT - 2 * INSET);
  const edge = border === null ? null : y(border + 0.5).toFixed(1);
  const rank = pointed === null ? null : (ranks[pointed] ?? null);
  const scale = [1, ...(border === null ? [] : [border]), lowest];
  function point(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const part = ((event.clientX - box.left) / Math.max(1, box.width)) * WIDTH;
    const day = Math.round(((part - INSET) / (WIDTH - 2 * INSET)) * (days.length - 1));
    onPoint(Math.max(0, Math.min(days.length - 1, day)));
  }
  return (
    <div className="rank-curve" aria-hidden="true">
      {scale.map((place) => (
        <span key={place} className="rank-scale" style={{ top: y(place) }}>
          {place}
        </span>
      ))}
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        focusable="false"
        onPointerMove={point}
        onPointerLeave={() => {
          onPoint(null);
        }}
      >
        {edge === null ? null : <path className="rank-inside" d={`M0 0H${String(WIDTH)}V${edge}H0Z`} />}
        {edge === null ? null : <path className="rank-edge" d={`M0 ${edge}H${String(WIDTH)}`} />}
        <path className="chart-line" d={trailPath(ranks, x, y)} />
        {pointed === null ? null : <path className="chart-cross" d={`M${x(pointed).toFixed(1)} 0V${String(HEIGHT)}`} />}
        {pointed === null || rank === null ? null : <path className="chart-dot" d={`M${x(pointed).toFixed(1)} ${y(rank).toFixed(1)}h0`} />}
      </svg>
      <span className="rank-from">{days[0]}</span>
      <span className="rank-to">{days.at(-1)}</span>
    </div>
  );
}
