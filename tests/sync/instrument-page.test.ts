import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '@shared/ipc/contract';
import { epochDay, parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import { encodePrices } from '../../src/main/handlers/instrument-prices';
import { createReadModel, type ReadModel } from '../../src/main/handlers/read-model';
import type { Reader } from '../../src/main/store/file/connection';
import { openReader } from '../../src/main/store/file/database';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { readPriceColumns } from '../../src/renderer/features/instrument/price-columns';
import { syncedFolder } from '../helpers/synced-folder';

const NO_LIMIT = epochDay(2_000_000);

let folder: string;
let reader: Reader;
let model: ReadModel;

beforeAll(async () => {
  folder = await syncedFolder();
  reader = openReader(join(folder, 'kursvakt.db'));
  model = createReadModel(reader, () => Date.parse('2026-11-20T20:00:00Z'));
}, 60_000);
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An ordinary share with a history of two years. */
function shareOf(): string {
  return model.stores.instruments.all().find((line) => line.type === 'STOCK' && line.companyId !== null && line.lastBar === parseIsoDate('2026-11-20'))!.orderbookId;
}

function naiveMean(values: Float64Array, last: number, count: number): number {
  let sum = 0;
  for (let row = last - count + 1; row <= last; row += 1) sum += values[row]!;
  return sum / count;
}

describe('the prices of one instrument', () => {
  it('are the stored bars, read back by another library as views into the bytes', async () => {
    for (const { orderbookId, type } of model.stores.instruments.all().slice(0, 20)) {
      const { bytes, bars } = await encodePrices(orderbookId, () => model.priceTable(orderbookId));
      const columns = readPriceColumns(bytes);
      const stored = createPriceReader(reader).read(orderbookId, NO_LIMIT);
      expect(bars, type).toBe(stored.date.length);
      for (const name of ['date', 'open', 'high', 'low', 'close', 'volume'] as const) expect(columns[name]).toEqual(stored[name]);
      for (const column of Object.values(columns)) expect(column.buffer).toBe(bytes.buffer);
    }
  });

  it('come with lines that are NaN until they have enough bars and right from then on', async () => {
    const id = shareOf();
    const columns = readPriceColumns((await encodePrices(id, () => model.priceTable(id))).bytes);
    const last = columns.close.length - 1;
    expect(columns.sma_200[198]).toBeNaN();
    for (const row of [199, 300, last]) expect(columns.sma_200[row]).toBeCloseTo(naiveMean(columns.close, row, 200), 8);
    for (const row of [49, last]) expect(columns.sma_50[row]).toBeCloseTo(naiveMean(columns.close, row, 50), 8);
    expect(columns.channel_upper[last]).toBe(Math.max(...columns.high.subarray(last - 19)));
    expect(columns.channel_lower[last]).toBe(Math.min(...columns.low.subarray(last - 19)));
    expect(columns.macd_histogram[last]).toBeCloseTo(columns.macd[last]! - columns.macd_signal[last]!, 10);
    expect([columns.rsi_14[13], columns.rsi_14[14]! > 0 && columns.rsi_14[14]! < 100]).toEqual([Number.NaN, true]);
  });

});

describe('the page of one instrument', () => {
  it('says its place in every strategy as that strategy does, and why it is in none', () => {
    for (const { orderbookId } of model.stores.instruments.all().slice(0, 12)) {
      const page = contract['instruments:read'].result.parse(model.instrument(orderbookId));
      expect(page.places.length).toBe(model.strategySummaries().filter(({ asOf }) => asOf !== null).length);
      for (const place of page.places) {
        const { components: _components, filters: _filters, ...explained } = model.explain(place.strategyId, orderbookId);
        expect(place).toMatchObject(Object.fromEntries(Object.entries(explained).filter(([name]) => name in place)));
        expect(place.ranked || place.firstFailedFilter !== null || place.kind === 'state' || explained.distanceToTarget === null).toBe(true);
      }
    }
  });

  it('shows the newest figures with the day of the price or of the report behind them', () => {
    const id = shareOf();
    const snapshot = model.stores.figures.newest(id)!;
    const figures = new Map(model.instrument(id).figures.map((figure) => [figure.name, figure]));
    expect(figures.get('pe')).toEqual({ name: 'pe', value: snapshot.priceEarningsRatio, currency: null, asOf: toIsoDate(snapshot.asOf) });
    expect(figures.get('marketCap')).toMatchObject({ value: snapshot.marketCapital?.value, currency: snapshot.marketCapital?.currency });
    expect(figures.get('roe')?.asOf).toBe(snapshot.reportDate === null ? null : toIsoDate(snapshot.reportDate));
  });
});
