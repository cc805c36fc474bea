import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ChartLook } from '@shared/chart-look';
import { useWords } from '../../i18n/words';
import { readColours } from './chart/colours';
import type { RowSpan } from './chart/day-axis';
import type { Mark } from './chart/marks';
import { createPriceChart, type PriceChart } from './chart/price-chart';
import type { PriceColumns } from './price-columns';
import { useAppearance, useWidth } from './use-drawing';

/** About a month of sessions. */
const PAGE_ROWS = 21;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -PAGE_ROWS, PageDown: PAGE_ROWS };

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

/** The chart as one stop of the Tab key: a slider over the days, whose value is the day's reading. */
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

  function targetOf(key: string): number | null | undefined {
    const step = STEPS[key];
    if (step !== undefined) return Math.max(0, Math.min(columns.close.length - 1, row + step));
    if (key === 'Home') return span.from;
    if (key === 'End') return span.to;
    // Nothing to leave: Escape leaves the page.
    return key === 'Escape' && isPointing ? null : undefined;
  }
  function onKeyDown(event: KeyboardEvent): void {
    // With Alt, Ctrl or ⌘ the arrows belong to the window.
    const target = event.altKey || event.ctrlKey || event.metaKey ? undefined : targetOf(event.key);
    if (target === undefined) return;
    onPoint(target);
    event.preventDefault();
  }

  return (
    <div
      className="price-canvas"
      role="slider"
      tabIndex={0}
      data-pane-focus
      aria-label={text.instrument.chart.label(name)}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={columns.close.length - 1}
      aria-valuenow={row}
      aria-valuetext={spoken}
      title={text.instrument.chart.zoomHint}
      onKeyDown={onKeyDown}
    >
      <div ref={host} aria-hidden="true" />
    </div>
  );
}
