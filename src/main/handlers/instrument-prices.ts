import { priceTable } from '@core/charting/price-table';
import type { ColumnarTable } from '@core/columnar/columnar-table';
import { raise } from '@core/errors';
import { epochDay } from '@core/time/epoch-day';
import type { InstrumentPricesDto } from '@shared/dto/instrument';
import type { Reader } from '../store/file/connection';
import { createPriceReader } from '../store/prices/price-reader';
import type { ReadStores } from './read-context';

const NO_LIMIT = epochDay(2_000_000);

/**
 * All stored bars of one instrument with the lines a chart draws over them.
 * Errors: `no-data` when the instrument is not stored. Missing: no rows without bars.
 * Cost: two statements; the buffer the bars are read into lives as long as the answer.
 */
export function readPriceTable(reader: Reader, { instruments }: Pick<ReadStores, 'instruments'>, orderbookId: string): ColumnarTable {
  const instrument = instruments.byId(orderbookId) ?? raise('no-data', 'This instrument is not stored.', { field: 'orderbookId' });
  return priceTable(createPriceReader(reader).read(orderbookId, NO_LIMIT), instrument.currency);
}

/**
 * The table as the bytes of an Arrow stream, in a buffer of their own: a message copies the whole buffer behind a view.
 * Arrow is loaded with the first chart that is opened, not with the app.
 */
export async function encodePrices(orderbookId: string, table: () => ColumnarTable): Promise<InstrumentPricesDto> {
  const { encodeTable } = await import('@core/columnar/arrow-table');
  const read = table();
  const encoded = encodeTable(read);
  const bytes = encoded.byteLength === encoded.buffer.byteLength ? encoded : encoded.slice();
  return { orderbookId, bars: read.columns[0]?.values.length ?? 0, bytes: bytes as Uint8Array<ArrayBuffer> };
}
