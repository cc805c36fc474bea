export const CHART_RANGES = ['3m', '1y', '3y', '5y', 'all'] as const;
export type ChartRange = (typeof CHART_RANGES)[number];
export const CHART_STYLES = ['candles', 'line'] as const;
export const CHART_LINES = ['averages', 'channel', 'volume', 'rsi', 'macd', 'payouts'] as const;
export type ChartLine = (typeof CHART_LINES)[number];

/** How a person looks at charts; the same for every share. Without a library, because the page reads it too. */
export interface ChartLook {
  readonly range: ChartRange;
  readonly style: (typeof CHART_STYLES)[number];
  readonly lines: Readonly<Record<ChartLine, boolean>>;
  /** Whose entries and exits are marked: `all`, `none` or one strategy's id. */
  readonly signals: string;
  readonly asTable: boolean;
}

export const FIRST_LOOK: ChartLook = {
  range: '1y',
  style: 'candles',
  lines: { averages: true, channel: false, volume: true, rsi: false, macd: false, payouts: true },
  signals: 'all',
  asTable: false,
};
