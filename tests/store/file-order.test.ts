import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { raise } from '@core/errors';
import { epochDay } from '@core/time/epoch-day';
import type { Logger } from '../../src/main/log/logger';
import type { Writer } from '../../src/main/store/file/connection';
import { openReader } from '../../src/main/store/file/database';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { walSizeBytes } from './wal-size';
import { settleFile } from '../../src/main/sync/settle-file';
import { walk } from './fixtures';
import { addInstruments, openTestWriter } from './helpers';

const SILENT: Logger = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, child: () => SILENT };

/** Twelve shares with five years each, stored one after the other, as a first sync does. */
function storeShareByShare(writer: Writer): string[] {
  const ids = addInstruments(writer, 12);
  const prices = createPriceWriter(writer);
  for (const id of ids) prices.appendBars(id, walk(Number(id), '2020-01-01', 1250));
  writer.checkpoint();
  return ids;
}

/** The share of the prices' pages after which the next one by key lies somewhere else. */
function jumps(file: string): number {
  const native = new Database(file, { readonly: true });
  const pages = native.prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'price_chunk' AND pagetype = 'leaf' ORDER BY path").pluck().all();
  native.close();
  return pages.filter((page, index) => index > 0 && page !== pages[index - 1]! + 1).length / pages.length;
}

describe('a file that is rewritten in order', () => {
  it('has the prices of one half-year beside each other, and the same bars', () => {
    const writer = openTestWriter();
    const ids = storeShareByShare(writer);
    const closes = (): number[][] => ids.map((id) => [...createPriceReader(writer).read(id, epochDay(30_000)).close]);
    const before = closes();
    expect(jumps(writer.file)).toBeGreaterThan(0.5);
    writer.rewriteInOrder();
    writer.checkpoint();
    expect(jumps(writer.file)).toBeLessThan(0.05);
    expect(closes()).toEqual(before);
    expect(walSizeBytes(writer.file)).toBe(0);
  });

  it('is read on by a connection that was open before, and opened again by name and version', () => {
    const writer = openTestWriter();
    const [id = ''] = storeShareByShare(writer);
    const reader = openReader(writer.file);
    const prices = createPriceReader(reader);
    const rows = (): number => prices.read(id, epochDay(30_000)).date.length;
    reader.consistently(() => {
      const before = rows();
      writer.rewriteInOrder();
      expect(rows()).toBe(before);
    });
    expect(rows()).toBe(1250);
    reader.close();
    openReader(writer.file).close();
  });

  it('leaves a file without room for a copy as it is, and says so', () => {
    const writer = openTestWriter();
    storeShareByShare(writer);
    const warnings: string[] = [];
    const log = { ...SILENT, warn: (message: string) => void warnings.push(message) };
    settleFile({ writer: { ...writer, rewriteInOrder: () => raise('store-full', 'There is no room.') }, log }, 1_600_000);
    expect(warnings).toHaveLength(1);
    expect(jumps(writer.file)).toBeGreaterThan(0.5);
  });

  it('is rewritten after a first sync and not after a day', () => {
    const writer = openTestWriter();
    storeShareByShare(writer);
    settleFile({ writer, log: SILENT }, 741);
    expect(jumps(writer.file)).toBeGreaterThan(0.5);
    settleFile({ writer, log: SILENT }, 1_600_000);
    writer.checkpoint();
    expect(jumps(writer.file)).toBeLessThan(0.05);
  });
});
