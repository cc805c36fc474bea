import type uPlot from 'uplot';
import type { PriceColumns } from '../price-columns';
import type { ChartColours } from './colours';
import type { RowSpan } from './day-axis';
import type { Mark } from './marks';

/** Narrower than this a body and its wick are one stroke, so a column of the picture shows its days' whole range. */
const NARROWEST_CANDLE = 3;
const BODY_SHARE = 0.62;
const VOLUME_SHARE = 0.17;
const MARK_SIZE = 5;
const MARK_GAP = 7;

export interface Painting {
  readonly columns: PriceColumns;
  readonly span: RowSpan;
  readonly colours: ChartColours;
}

/** Runs a painter inside the plot's own rectangle. */
function inside(plot: uPlot, paint: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  paint(ctx);
  ctx.restore();
}

function rowWidth(plot: uPlot, { from, to }: RowSpan): number {
  return plot.bbox.width / (to - from + 1.2);
}

/** Rising days are hollow and falling ones filled, so that the colours only repeat it. */
export function paintCandles(plot: uPlot, { columns, span, colours }: Painting): void {
  const { open, high, low, close } = columns;
  const width = rowWidth(plot, span);
  const body = Math.max(1, Math.floor(width * BODY_SHARE));
  const y = (value: number): number => Math.round(plot.valToPos(value, 'y', true));
  inside(plot, (ctx) => {
    ctx.lineWidth = Math.max(1, Math.min(devicePixelRatio, width / 3));
    for (const isRising of [true, false]) {
      ctx.strokeStyle = ctx.fillStyle = isRising ? colours.up : colours.down;
      ctx.beginPath();
      const bodies = new Path2D();
      for (let row = span.from; row <= span.to; row += 1) {
        if (close[row]! >= open[row]! !== isRising) continue;
        const x = Math.round(plot.valToPos(row, 'x', true)) + 0.5;
        const [top, bottom] = isRising ? [y(close[row]!), y(open[row]!)] : [y(open[row]!), y(close[row]!)];
        ctx.moveTo(x, y(high[row]!));
        if (width < NARROWEST_CANDLE) {
          ctx.lineTo(x, Math.max(y(low[row]!), y(high[row]!) + 1));
          continue;
        }
        ctx.lineTo(x, top);
        ctx.moveTo(x, bottom);
        ctx.lineTo(x, y(low[row]!));
        bodies.rect(x - body / 2, top, body, Math.max(1, bottom - top));
      }
      ctx.stroke();
      if (isRising && width > 2 * NARROWEST_CANDLE) ctx.stroke(bodies);
      else ctx.fill(bodies);
    }
  });
}

/** The shares traded, along the lower edge and behind the prices. */
export function paintVolume(plot: uPlot, { columns: { volume }, span, colours }: Painting): void {
  let most = 0;
  for (let row = span.from; row <= span.to; row += 1) if (volume[row]! > most) most = volume[row]!;
  if (most === 0) return;
  const width = Math.max(1, Math.floor(rowWidth(plot, span) * BODY_SHARE));
  const bottom = plot.bbox.top + plot.bbox.height;
  inside(plot, (ctx) => {
    ctx.fillStyle = colours.volume;
    ctx.beginPath();
    for (let row = span.from; row <= span.to; row += 1) {
      const height = Math.round((volume[row]! / most) * plot.bbox.height * VOLUME_SHARE);
      ctx.rect(Math.round(plot.valToPos(row, 'x', true) - width / 2), bottom - height, width, height);
    }
    ctx.fill();
  });
}

/** The distance of MACD from its signal line, up or down from zero. */
export function paintHistogram(plot: uPlot, { columns: { macd_histogram: histogram }, span, colours }: Painting): void {
  const width = Math.max(1, Math.floor(rowWidth(plot, span) * BODY_SHARE));
  const zero = Math.round(plot.valToPos(0, 'y', true));
  inside(plot, (ctx) => {
    ctx.fillStyle = colours.volume;
    ctx.beginPath();
    for (let row = span.from; row <= span.to; row += 1) {
      const value = histogram[row]!;
      if (Number.isNaN(value)) continue;
      const y = Math.round(plot.valToPos(value, 'y', true));
      ctx.rect(Math.round(plot.valToPos(row, 'x', true) - width / 2), Math.min(y, zero), width, Math.max(1, Math.abs(y - zero)));
    }
    ctx.fill();
  });
}

function triangle(ctx: CanvasRenderingContext2D, x: number, y: number, size: number, direction: 1 | -1): void {
  ctx.beginPath();
  ctx.moveTo(x, y - direction * size);
  ctx.lineTo(x + size, y + direction * size * 0.75);
  ctx.lineTo(x - size, y + direction * size * 0.75);
  ctx.closePath();
}

/** ▲ below the day a strategy took the share in, ▼ above the day one let it go, letters along the lower edge for the rest. */
export function paintMarks(plot: uPlot, { columns, span, colours }: Painting, marks: readonly Mark[], letters: Readonly<Record<'dividend' | 'restated', string>>): void {
  const scale = devicePixelRatio;
  const size = MARK_SIZE * scale;
  const gap = MARK_GAP * scale;
  inside(plot, (ctx) => {
    ctx.font = `600 ${String(9 * scale)}px ${colours.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.lineWidth = 1.5 * scale;
    for (const { row, kind, events } of marks) {
      if (row < span.from || row > span.to) continue;
      const x = plot.valToPos(row, 'x', true);
      if (kind === 'entered' || kind === 'exited') {
        const isEntry = kind === 'entered';
        const y = isEntry ? plot.valToPos(columns.low[row]!, 'y', true) + gap : plot.valToPos(columns.high[row]!, 'y', true) - gap;
        triangle(ctx, x, y, size, isEntry ? 1 : -1);
        ctx.strokeStyle = colours.ground;
        ctx.stroke();
        ctx.fillStyle = isEntry ? colours.up : colours.down;
        ctx.fill();
        if (events.length > 1) {
          ctx.fillStyle = colours.text;
          ctx.fillText(String(events.length), x, y + (isEntry ? 1 : -1) * 2.2 * size);
        }
      } else {
        const y = plot.bbox.top + plot.bbox.height - 9 * scale;
        ctx.beginPath();
        if (kind === 'dividend') ctx.arc(x, y, 7 * scale, 0, 2 * Math.PI);
        else ctx.rect(x - 7 * scale, y - 7 * scale, 14 * scale, 14 * scale);
        ctx.fillStyle = colours.ground;
        ctx.fill();
        ctx.strokeStyle = colours.mark;
        ctx.stroke();
        ctx.fillStyle = colours.mark;
        ctx.fillText(letters[kind], x, y + 0.5 * scale);
      }
    }
  });
}
