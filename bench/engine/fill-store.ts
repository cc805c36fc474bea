import { instrumentId } from '../../src/core/domain/instrument';
import type { BarColumns } from '../../src/core/domain/price';
import type { Writer } from '../../src/main/store/file/connection';
import { createInstrumentWriter } from '../../src/main/store/market/instrument-writer';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { orderbookIdOf } from './market';

/** Stores so many shares with their whole histories in one transaction. */
export function fillStore(writer: Writer, count: number, seriesOf: (index: number) => BarColumns): void {
  const instruments = createInstrumentWriter(writer);
  const prices = createPriceWriter(writer);
  writer.atomically(() => {
    for (let index = 0; index < count; index += 1) {
      instruments.upsert({
        orderbookId: instrumentId(orderbookIdOf(index)), isin: null, ticker: `B${index}`, name: `Bolag ${index}`, companyId: `c${index}`,
        type: 'STOCK', marketPlace: 'se.xsto.mid cap stockholm', list: 'Mid Cap Stockholm', currency: 'SEK', countryCode: 'SE',
        sectors: ['Teknik'], preferred: false, depositoryReceipt: false, tradable: 'BUYABLE_AND_SELLABLE', status: 'listed',
      });
      prices.replaceHistory(orderbookIdOf(index), seriesOf(index));
    }
  });
}
