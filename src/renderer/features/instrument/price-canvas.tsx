import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChartLook } from '@shared/chart-look';
import { ChartCursor } from '../../components/chart-cursor';
import { useWords } from '../../i18n/words';
import { readColours } from './chart/colours';
import type { RowSpan } from './chart/day-axis';
import type { Mark } from './chart/marks';
import { createPriceChart, type PriceChart } from './chart/price-chart';
import type { PriceColumns } from './price-columns';
import { useAppearance, useWidth } from './use-drawing';

/** About a month of sessions. */
const PAGE_ROWS = 21;

interface PriceCanvasProps {
  readonly name: string;
  readonly columns: PriceColumns;
  readonly look: ChartLook;
  readonly marks: readonly Mark[];
  readonly span: RowSpan;
  /** The row that is read; the newest one while nobody points at any. */
  readonly row: number;
  readonly isPointing: boolean;
  readonly spoken: string;
  readonly onPoint: (row: number | null) => void;
  readonly onZoom: (span: RowSpan | null) => void;
}

/** The panes of the chart, drawn anew when what they show has changed, under a cursor over the days. */
export function PriceCanvas({ name, columns, look, marks, span, row, isPointing, spoken, onPoint, onZoom }: PriceCanvasProps) {
  const { text, formats, language } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<PriceChart | null>(null);
  const widthPx = useWidth(host);
  const appearance = useAppearance();
  const { style, lines } = look;
  const { letters } = text.instrument.chart;
  const month = useMemo(() => new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { month: 'short', timeZone: 'UTC' }), [language]);
  const isMeasured = widthPx > 0;
  const newest = useRef({ span, widthPx, onPoint, onZoom });
  useLayoutEffect(() => {
    newest.current = { span, widthPx, onPoint, onZoom };
  });

  useEffect(() => {
    const element = host.current;
    if (!element || !isMeasured) return undefined;
    const { current } = newest;
    const made = createPriceChart(element, {
      scene: { columns, style, lines, marks, colours: readColours(element), formats, letters },
      span: current.span,
      widthPx: current.widthPx,
      month,
      onPoint: (pointed) => {
        newest.current.onPoint(pointed);
      },
      onZoom: (zoomed) => {
        newest.current.onZoom(zoomed);
      },
    });
    setChart(made);
    return () => {
      made.destroy();
      setChart(null);
    };
  }, [columns, style, lines, marks, formats, letters, month, appearance, isMeasured]);
  useEffect(() => chart?.setWidth(widthPx), [chart, widthPx]);
  useEffect(() => chart?.setSpan(span), [chart, span]);
  useEffect(() => chart?.setCursor(isPointing ? row : null), [chart, isPointing, row, span, widthPx]);

  return (
    <ChartCursor
      className="price-canvas"
      label={text.instrument.chart.label(name)}
      hint={text.instrument.chart.zoomHint}
      count={columns.close.length}
      row={row}
      isPointing={isPointing}
      span={span}
      pageRows={PAGE_ROWS}
      spoken={spoken}
      onPoint={onPoint}
    >
      <div ref={host} aria-hidden="true" />
    </ChartCursor>
  );
}
