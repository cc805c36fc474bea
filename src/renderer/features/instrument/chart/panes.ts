import uPlot from 'uplot';
import type { ChartLook } from '@shared/chart-look';
import type { Formats } from '../../../lib/format';
import type { PriceColumns } from '../price-columns';
import type { ChartColours } from './colours';
import type { RowSpan } from './day-axis';
import type { Mark } from './marks';
import { paintCandles, paintHistogram, paintMarks, paintVolume } from './painters';

/** What every pane is drawn from; `span` is asked for each time, because it moves. */
export interface Scene {
  readonly columns: PriceColumns;
  readonly style: ChartLook['style'];
  readonly lines: ChartLook['lines'];
  readonly marks: readonly Mark[];
  readonly colours: ChartColours;
  readonly formats: Formats;
  readonly letters: Readonly<Record<'dividend' | 'restated', string>>;
  span(): RowSpan;
}

/** One of the plots above each other. */
export interface Pane {
  readonly heightPx: number;
  readonly columns: readonly Float64Array[];
  readonly series: readonly uPlot.Series[];
  range(): uPlot.Range.MinMax;
  readonly splits?: readonly number[];
  readonly hooks: uPlot.Hooks.Arrays;
}

const PRICE_HEIGHT_PX = 330;
const SMALL_HEIGHT_PX = 92;
/** Room above and below the prices, and below them for the volume. */
const PADDING = 0.05;
const VOLUME_ROOM = 0.24;
const RSI_SPLITS = [30, 50, 70];

/** A line from its first value on: the slots before it hold NaN, which is no place to draw to. */
function lineFrom(values: Float64Array): uPlot.Series.PathBuilder {
  const linear = uPlot.paths.linear!();
  let first = 0;
  while (first < values.length && Number.isNaN(values[first])) first += 1;
  return (plot, seriesIndex, from, to) => (to < first ? null : linear(plot, seriesIndex, Math.max(from, first), to));
}

function line(values: Float64Array, stroke: string, details: uPlot.Series = {}): uPlot.Series {
  return { stroke, width: 1.25, auto: false, points: { show: false }, paths: lineFrom(values), ...details };
}

function extremes(span: RowSpan, low: Float64Array, high: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = span.from; row <= span.to; row += 1) {
    if (low[row]! < least) least = low[row]!;
    if (high[row]! > most) most = high[row]!;
  }
  return least <= most ? [least, most] : [0, 1];
}

function pricePane(scene: Scene): Pane {
  const { columns, style, lines, colours, marks, letters } = scene;
  const painting = () => ({ columns, span: scene.span(), colours });
  const shown = [
    ...(style === 'line' ? [[columns.close, line(columns.close, colours.price, { width: 1.75 })] as const] : []),
    ...(lines.channel ? [columns.channel_upper, columns.channel_lower].map((values) => [values, line(values, colours.channel, { dash: [4, 3] })] as const) : []),
    ...(lines.averages ? [[columns.sma_50, line(columns.sma_50, colours.fast)] as const, [columns.sma_200, line(columns.sma_200, colours.slow, { width: 1.75 })] as const] : []),
  ];
  return {
    heightPx: PRICE_HEIGHT_PX,
    columns: shown.map(([values]) => values),
    series: shown.map(([, series]) => series),
    range() {
      const [least, most] = extremes(scene.span(), columns.low, columns.high);
      const height = Math.max(most - least, most * 0.001);
      return [least - height * (lines.volume ? VOLUME_ROOM : PADDING), most + height * PADDING];
    },
    hooks: {
      drawAxes: [
        (plot) => {
          if (lines.volume) paintVolume(plot, painting());
          if (style === 'candles') paintCandles(plot, painting());
        },
      ],
      draw: [(plot) => paintMarks(plot, painting(), marks, letters)],
    },
  };
}

function strengthPane({ columns, colours }: Scene): Pane {
  return { heightPx: SMALL_HEIGHT_PX, columns: [columns.rsi_14], series: [line(columns.rsi_14, colours.fast)], range: () => [5, 95], splits: RSI_SPLITS, hooks: {} };
}

function momentumPane(scene: Scene): Pane {
  const { columns, colours } = scene;
  return {
    heightPx: SMALL_HEIGHT_PX,
    columns: [columns.macd, columns.macd_signal],
    series: [line(columns.macd, colours.fast), line(columns.macd_signal, colours.slow, { dash: [4, 3] })],
    range() {
      const span = scene.span();
      const farthest = Math.max(...[columns.macd, columns.macd_signal, columns.macd_histogram].flatMap((values) => extremes(span, values, values).map(Math.abs)));
      return [-farthest * 1.1, farthest * 1.1];
    },
    hooks: { drawAxes: [(plot) => paintHistogram(plot, { columns, span: scene.span(), colours })] },
  };
}

/** The panes of a chart from top to bottom, as the person has chosen them. */
export function panesOf(scene: Scene): Pane[] {
  const { rsi, macd } = scene.lines;
  return [pricePane(scene), ...(rsi ? [strengthPane(scene)] : []), ...(macd ? [momentumPane(scene)] : [])];
}
