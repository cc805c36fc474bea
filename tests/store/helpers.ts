import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Writer } from '../../src/main/store/file/connection';
import { openWriter, type WriterOptions } from '../../src/main/store/file/database';
import { createCurrencyRateWriter } from '../../src/main/store/market/currency-rates';
import { createDividendWriter } from '../../src/main/store/market/dividends';
import { createFigureWriter } from '../../src/main/store/market/figure-writer';
import { createInstrumentWriter } from '../../src/main/store/market/instrument-writer';
import { createYearlyWriter } from '../../src/main/store/market/yearly-points';
import { temporaryFolder } from '../helpers/temporary-folder';
import { instrument } from './fixtures';

export function openTestWriter(options: WriterOptions = {}, folder = temporaryFolder()): Writer {
  const writer = openWriter(join(folder, 'kursvakt.db'), options);
  onTestFinished(() => writer.close());
  return writer;
}

/** Everything that writes what a company is, earns and pays. */
export function createFundamentalWriters(writer: Writer) {
  return { ...createFigureWriter(writer), ...createYearlyWriter(writer), ...createDividendWriter(writer), ...createCurrencyRateWriter(writer) };
}

export function addInstruments(writer: Writer, count: number, firstId = 5000): string[] {
  const instruments = createInstrumentWriter(writer);
  const ids = Array.from({ length: count }, (_, index) => String(firstId + index));
  writer.atomically(() => ids.forEach((id) => instruments.upsert(instrument(id))));
  return ids;
}
