import { useWords } from '../../i18n/words';
import { placeDepth, trailPath, type RankTrail } from '../../lib/rank-trail';

const WIDTH = 60;
const HEIGHT = 18;
const MARGIN = 2;

interface RankSparklineProps {
  /** Ascending by day; null where the name was not ranked. */
  readonly ranks: RankTrail;
  /** The last place inside the target. */
  readonly border: number;
}

/** The best place on top; three times the border is the bottom, because further down nothing is decided. */
function heightOf(rank: number, border: number): number {
  return MARGIN + (HEIGHT - 2 * MARGIN) * placeDepth(rank, Math.max(4, border * 3));
}

/** How a name's place has moved over the newest days, with the border as a line and the same in words. */
export function RankSparkline({ ranks, border }: RankSparklineProps) {
  const { text } = useWords();
  const known = ranks.filter((rank) => rank !== null);
  if (known.length < 2) return <span className="faint">–</span>;
  const words = text.desk.history.spoken(ranks.length, known[0]!, known.at(-1)!, Math.min(...known), Math.max(...known));
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, ranks.length - 1);
  const edge = heightOf(border + 0.5, border).toFixed(1);
  return (
    <span className="sparkline" title={words}>
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
        <path className="sparkline-border" d={`M0 ${edge}H${String(WIDTH)}`} />
        <path className="sparkline-ranks" d={trailPath(ranks, (day) => MARGIN + day * step, (rank) => heightOf(rank, border))} />
      </svg>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
