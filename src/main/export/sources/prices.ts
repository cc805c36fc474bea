import type { Instrument } from '@core/domain/instrument';
import type { BarColumns } from '@core/domain/price';
import { raise } from '@core/errors';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import type { ExportRequest } from '@shared/dto/export';
import type { ExportBatch, ExportCell, ExportColumn, ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';

const NO_LIMIT = epochDay(2_000_000);

const COLUMNS: readonly ExportColumn[] = [
  { name: 'orderbook_id', type: 'text' },
  { name: 'isin', type: 'text' },
  { name: 'ticker', type: 'text' },
  { name: 'date', type: 'date' },
  { name: 'open', type: 'real' },
  { name: 'high', type: 'real' },
  { name: 'low', type: 'real' },
  { name: 'close', type: 'real' },
  { name: 'volume', type: 'real' },
  { name: 'currency', type: 'text' },
  { name: 'as_of', type: 'date' },
  { name: 'quality', type: 'text' },
  { name: 'source', type: 'text' },
];

function instrumentsOf({ stores }: ExportContext, orderbookId: string | null): readonly Instrument[] {
  if (orderbookId === null) return stores.instruments.all();
  return [stores.instruments.byId(orderbookId) ?? raise('no-data', 'This instrument is not stored.', { field: 'orderbookId' })];
}

/** Copied out of the reader's buffer, which the next instrument overwrites. */
function barBatch(instrument: Instrument, bars: BarColumns, corrected: ReadonlySet<string>, source: string | null): ExportBatch {
  const count = bars.date.length;
  const all = (cell: ExportCell): ExportCell[] => new Array<ExportCell>(count).fill(cell);
  return [
    all(instrument.orderbookId),
    all(instrument.isin),
    all(instrument.ticker),
    [...bars.date],
    [...bars.open],
    [...bars.high],
    [...bars.low],
    [...bars.close],
    [...bars.volume],
    all(instrument.currency),
    all(instrument.lastBar),
    Array.from(bars.date, (day) => (corrected.size > 0 && corrected.has(toIsoDate(epochDay(day))) ? 'corrected' : 'ok')),
    all(source),
  ];
}

/**
 * Daily bars, instrument by instrument. Units: the listing currency, adjusted for splits and not for dividends.
 * `quality` is `corrected` where the data source changed a close after the fact; `as_of` is the newest bar.
 * Cost: one instrument's bars in memory.
 */
export function pricesTable(context: ExportContext, { orderbookId, asOf }: ExportRequest): ExportTable {
  const upTo = asOf === null ? NO_LIMIT : parseIsoDate(asOf);
  const instruments = instrumentsOf(context, orderbookId);
  return {
    columns: COLUMNS,
    batches: {
      *[Symbol.iterator]() {
        for (const instrument of instruments) {
          const bars = context.prices.read(instrument.orderbookId, upTo);
          if (bars.date.length > 0) yield barBatch(instrument, bars, context.extra.correctedDays(instrument.orderbookId), context.source);
        }
      },
    },
  };
}
