import type { Column, ColumnarTable } from '../columnar/columnar-table';
import { sma } from '../columnar/kernels';
import type { BarColumns } from '../domain/price';
import { donchian } from '../indicators/donchian';
import { macd } from '../indicators/macd';
import { rsi } from '../indicators/rsi';

/** The lines that are drawn into every chart, whatever the strategies use. */
export const DRAWN_PERIODS = { smaFast: 50, smaSlow: 200, channel: 20, rsi: 14, macd: { fast: 12, slow: 26, signal: 9 } } as const;

const LINE_NAMES = ['sma_50', 'sma_200', 'channel_upper', 'channel_lower', 'rsi_14', 'macd', 'macd_signal', 'macd_histogram'] as const;
export type DrawnLine = (typeof LINE_NAMES)[number];

function drawLines({ high, low, close }: BarColumns): Readonly<Record<DrawnLine, Float64Array>> {
  const column = (): Float64Array => new Float64Array(close.length);
  const lines: Record<DrawnLine, Float64Array> = {
    sma_50: column(), sma_200: column(), channel_upper: column(), channel_lower: column(), rsi_14: column(), macd: column(), macd_signal: column(), macd_histogram: column(),
  };
  const periods = DRAWN_PERIODS;
  sma(close, periods.smaFast, lines.sma_50);
  sma(close, periods.smaSlow, lines.sma_200);
  donchian(high, low, periods.channel, { upper: lines.channel_upper, lower: lines.channel_lower });
  rsi(close, periods.rsi, lines.rsi_14);
  macd(close, periods.macd, { macd: lines.macd, signal: lines.macd_signal, histogram: lines.macd_histogram });
  return lines;
}

/**
 * What a chart of one instrument shows: its stored bars and the lines drawn over them.
 * Shape: `date`, the five bar columns (views of `bars`), then the lines. Units: prices and MACD in `currency`, `volume`
 * in shares, RSI 0 … 100. Missing: NaN before a line's first value. Cost: O(rows), one column allocated per line.
 * A drawing, never a signal: no strategy reads it (docs/adr/0008).
 */
export function priceTable(bars: BarColumns, currency: string | null): ColumnarTable {
  const lines = drawLines(bars);
  const bar = (name: 'open' | 'high' | 'low' | 'close'): Column => ({ name, unit: currency, type: 'float64', nullable: false, values: bars[name] });
  return {
    columns: [
      { name: 'date', unit: null, type: 'int32', nullable: false, values: bars.date },
      bar('open'),
      bar('high'),
      bar('low'),
      bar('close'),
      { name: 'volume', unit: 'shares', type: 'float64', nullable: false, values: bars.volume },
      ...LINE_NAMES.map((name): Column => ({ name, unit: name === 'rsi_14' ? null : currency, type: 'float64', nullable: true, values: lines[name] })),
    ],
    metadata: {},
  };
}
