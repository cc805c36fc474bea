import uPlot from 'uplot';
import { daySplits, splitLabels, type RowSpan } from './day-axis';
import { panesOf, type Pane, type Scene } from './panes';

/** Fewer CSS pixels are a click with a shaking hand and no area to zoom into. */
const SHORTEST_DRAG_PX = 8;
const VALUE_AXIS_PX = 64;
const DAY_AXIS_PX = 26;
const LABEL_SPACE_PX = 64;
const EDGE_ROWS = 0.6;
const NOWHERE = { left: -10, top: -10 } as const;

export interface PriceChart {
  setSpan(span: RowSpan): void;
  /** The day that the cross-line stands on; null takes it away. */
  setCursor(row: number | null): void;
  setWidth(widthPx: number): void;
  destroy(): void;
}

export interface PriceChartOptions {
  readonly scene: Omit<Scene, 'span'>;
  readonly span: RowSpan;
  readonly widthPx: number;
  readonly month: Intl.DateTimeFormat;
  /** The row under the pointer; null when it has left. */
  readonly onPoint: (row: number | null) => void;
  /** An area was drawn with the pointer; null asks for the chosen range again. */
  readonly onZoom: (span: RowSpan | null) => void;
}

function digitsFor(step: number): 0 | 1 | 2 | 3 {
  if (step >= 1) return 0;
  return step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
}

/**
 * Draws the panes into an element, one uPlot each over the same rows: x is the row and not the time, so that weekends
 * take no room. The columns are handed over as they are; all that is allocated is the x axis.
 */
export function createPriceChart(host: HTMLElement, options: PriceChartOptions): PriceChart {
  const { month, onPoint, onZoom } = options;
  let { span } = options;
  const scene: Scene = { ...options.scene, span: () => span };
  const { colours, formats, columns } = scene;
  const rows = Float64Array.from(columns.date, (_day, row) => row);
  const font = `11px ${colours.font}`;
  const limits = (): { min: number; max: number } => ({ min: span.from - EDGE_ROWS, max: span.to + EDGE_ROWS });

  function zoomedTo(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width >= SHORTEST_DRAG_PX) {
      const [from, to] = [plot.posToIdx(left), plot.posToIdx(left + width)];
      if (to > from) onZoom({ from, to });
    }
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  /** Only what a pointer did is told: drawing a pane also puts its cursor somewhere. */
  function pointed(plot: uPlot): void {
    if (plot.cursor.event) onPoint(plot.cursor.idx ?? null);
  }

  function optionsOf(pane: Pane, isLast: boolean): uPlot.Options {
    const lines = { stroke: colours.grid, width: 1 };
    return {
      width: options.widthPx,
      height: pane.heightPx + (isLast ? DAY_AXIS_PX : 0),
      // Left: half a month's name, for a month that begins with the chart.
      padding: [6, 0, isLast ? 0 : 4, 14],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false },
        bind: {
          dblclick: () => () => {
            onZoom(null);
            return null;
          },
        },
      },
      scales: {
        x: { time: false, range: () => [limits().min, limits().max] },
        y: { range: () => pane.range() },
      },
      axes: [
        {
          // The upper panes have its lines and not its words.
          size: isLast ? DAY_AXIS_PX : 0,
          stroke: colours.text,
          font,
          grid: { ...lines },
          ticks: { show: false },
          splits: (plot) => daySplits(columns.date, span, Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / LABEL_SPACE_PX))),
          values: (_plot, splits) => (isLast ? splitLabels(columns.date, splits, month) : splits.map(() => null)),
        },
        {
          scale: 'y',
          // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the right edge; the library's enumeration exists for its own compiler only
          side: 1,
          size: VALUE_AXIS_PX,
          stroke: colours.text,
          font,
          grid: { ...lines },
          ticks: { show: false },
          ...(pane.splits ? { splits: [...pane.splits] } : {}),
          values: (_plot, splits, _axis, _space, step) => splits.map((value) => formats.fixed(value, digitsFor(step))),
        },
      ],
      series: [{}, ...pane.series],
      hooks: { ...pane.hooks, setCursor: [pointed], setSelect: [zoomedTo] },
    };
  }

  const panes = panesOf(scene);
  const plots = panes.map((pane, index) => new uPlot(optionsOf(pane, index === panes.length - 1), [rows, ...pane.columns], host));

  return {
    setSpan(next) {
      span = next;
      for (const plot of plots) plot.setScale('x', limits());
    },
    setCursor(row) {
      for (const plot of plots) plot.setCursor(row === null ? NOWHERE : { left: plot.valToPos(row, 'x'), top: 1 }, false);
    },
    setWidth(widthPx) {
      for (const plot of plots) plot.setSize({ width: widthPx, height: plot.height });
    },
    destroy() {
      for (const plot of plots) plot.destroy();
    },
  };
}
