import { useCallback, useMemo, useState } from 'react';
import type { InstrumentDto } from '@shared/dto/instrument';
import { useWords } from '../../i18n/words';
import { useFeature } from '../../stores-context';
import { BarTable } from './bar-table';
import { ChartToolbar } from './chart-toolbar';
import { spanOf, spanWith, type RowSpan } from './chart/day-axis';
import { marksOf, strategiesIn } from './chart/marks';
import { DayReading } from './day-reading';
import { PriceCanvas } from './price-canvas';
import { readPriceColumns } from './price-columns';
import { spokenReading } from './reading';

interface PricesSectionProps {
  readonly instrument: InstrumentDto;
  readonly bytes: Uint8Array;
  readonly strategyName: (strategyId: string) => string;
}

/** The prices of one share, as a chart or as its table twin. Loaded with the first share that is opened. */
export function PricesSection({ instrument, bytes, strategyName }: PricesSectionProps) {
  const words = useWords();
  const { look } = useFeature('instrument');
  const columns = useMemo(() => readPriceColumns(bytes), [bytes]);
  const { range, lines, signals } = look;
  const chosen = useMemo(() => spanOf(range, columns.date), [range, columns]);
  const [zoomed, setZoomed] = useState<{ readonly span: RowSpan; readonly of: RowSpan } | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  // A zoom belongs to the range it was made in.
  const span = zoomed?.of === chosen ? zoomed.span : chosen;
  const row = Math.min(pointed ?? columns.close.length - 1, columns.close.length - 1);
  const marks = useMemo(() => marksOf(instrument.events, columns.date, { lines, signals }), [instrument.events, columns, lines, signals]);
  const zoomTo = useCallback(
    (next: RowSpan | null): void => {
      setZoomed(next === null ? null : { span: next, of: chosen });
    },
    [chosen],
  );
  const pointTo = useCallback(
    (next: number | null): void => {
      setPointed(next);
      if (next !== null && (next < span.from || next > span.to)) zoomTo(spanWith(span, next));
    },
    [span, zoomTo],
  );
  if (columns.close.length < 2) return <p className="muted">{words.text.instrument.none}</p>;
  const shared = { name: instrument.name, columns, look, marks, span };
  return (
    <>
      <DayReading columns={columns} row={row} currency={instrument.currency} look={look} marks={marks} strategyName={strategyName} />
      <ChartToolbar
        strategyIds={strategiesIn(instrument.events)}
        strategyName={strategyName}
        onRange={() => {
          setZoomed(null);
        }}
      />
      {look.asTable ? (
        <BarTable {...shared} strategyName={strategyName} />
      ) : (
        <PriceCanvas {...shared} row={row} isPointing={pointed !== null} spoken={spokenReading(columns, row, look, marks, strategyName, words)} onPoint={pointTo} onZoom={zoomTo} />
      )}
    </>
  );
}
