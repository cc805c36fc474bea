import { describe, expect, it } from 'vitest';
import { epochDay, type EpochDay } from '@core/time/epoch-day';
import { BAR_COLUMN_NAMES, type BarColumns } from '@core/domain/price';
import type { Writer } from '../../src/main/store/file/connection';
import { createPriceBlockReader } from '../../src/main/store/prices/price-block-reader';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { day, walk } from './fixtures';
import { addInstruments, openTestWriter } from './helpers';

const FOREVER = epochDay(40_000);

/** Copies of what the block reader hands out, by place. */
function visited(writer: Writer, ids: readonly string[], upTo: EpochDay = FOREVER, from?: EpochDay): Map<number, BarColumns> {
  const seen = new Map<number, BarColumns>();
  createPriceBlockReader(writer).forEach(ids, { upTo, ...(from === undefined ? {} : { from }), columns: BAR_COLUMN_NAMES }, (index, bars) => {
    expect(seen.has(index)).toBe(false);
    seen.set(index, structuredClone(bars));
  });
  return seen;
}

/** 70 shares fill nine blocks: long, short and empty ones, one that needs doubles, some of another age. */
function market(): { readonly writer: Writer; readonly ids: readonly string[] } {
  const writer = openTestWriter();
  const ids = addInstruments(writer, 70);
  const prices = createPriceWriter(writer);
  ids.forEach((id, index) => {
    if (index % 9 === 4) return;
    const history = walk(index, index % 3 === 0 ? '2023-02-01' : '2025-05-20', 40 + index * 7);
    if (index % 11 === 0) history.close[20] = 1 / 3;
    prices.appendBars(id, history);
  });
  return { writer, ids };
}

describe('reading the bars of all shares', () => {
  it('hands out what the reader of one share reads, each share once', () => {
    const { writer, ids } = market();
    const single = createPriceReader(writer);
    for (const [upTo, from] of [[FOREVER], [day('2025-06-30')], [day('2024-03-05')], [FOREVER, day('2025-06-03')], [day('2025-09-01'), day('2025-07-01')], [day('2001-01-01')]] as const) {
      const seen = visited(writer, ids, upTo, from);
      expect([...seen.keys()].sort((a, b) => a - b)).toEqual(ids.map((_, index) => index));
      for (const [index, bars] of seen) expect(bars).toStrictEqual(single.read(ids[index]!, upTo, from));
    }
  });

  it('takes the places from the order asked for, and an unknown share has no bars', () => {
    const { writer, ids } = market();
    const asked = ['nobody', ids[66]!, ids[2]!];
    const seen = visited(writer, asked);
    expect(seen.get(0)!.date).toHaveLength(0);
    expect(seen.get(1)!.close).toStrictEqual(createPriceReader(writer).read(ids[66]!, FOREVER).close);
    expect(seen.get(2)!.close).toStrictEqual(createPriceReader(writer).read(ids[2]!, FOREVER).close);
    expect(seen.size).toBe(3);
  });

  it('reads a store without any share', () => {
    expect(visited(openTestWriter(), []).size).toBe(0);
    expect(visited(openTestWriter(), ['1']).get(0)!.close).toHaveLength(0);
  });

  it.each([['close', 'volume'], ['high', 'low', 'close'], ['open']] as const)('decodes nothing but the dates and %s, %s, %s', (...columns) => {
    const { writer, ids } = market();
    const single = createPriceReader(writer);
    // Shares with fixed prices only: the other encoding is copied as it is.
    const fixed = ids.filter((_, index) => index % 11 !== 0 && index % 9 !== 4).slice(0, 4);
    createPriceBlockReader(writer).forEach(fixed, { upTo: FOREVER, from: day('2025-06-03'), columns: [...columns] }, (index, bars) => {
      const whole = single.read(fixed[index]!, FOREVER, day('2025-06-03'));
      const all = bars as unknown as BarColumns;
      for (const name of BAR_COLUMN_NAMES) {
        const isAsked = name === 'date' || (columns as readonly string[]).includes(name);
        expect([...all[name]], name).toEqual(isAsked ? [...whole[name]] : new Array<number>(whole.date.length).fill(0));
      }
    });
  });

  it('uses one buffer again for all of a block', () => {
    const { writer, ids } = market();
    const buffers = new Set<ArrayBufferLike>();
    createPriceBlockReader(writer).forEach(ids.slice(0, 4), { upTo: FOREVER, columns: ['close'] }, (_, bars) => buffers.add(bars.close.buffer));
    expect(buffers.size).toBe(1);
  });

  it('claims the room of a block before it takes it', () => {
    const { writer, ids } = market();
    const refusing = createPriceBlockReader(writer, () => {
      throw new Error('no room');
    });
    expect(() => {
      refusing.forEach(ids, { upTo: FOREVER, columns: BAR_COLUMN_NAMES }, () => undefined);
    }).toThrow('no room');
  });

  it('refuses stored bars that do not ascend', () => {
    const { writer, ids } = market();
    writer.command<[string, string]>(
      `UPDATE price_chunk SET data = (SELECT later.data FROM price_chunk AS later WHERE later.chunk_key = price_chunk.chunk_key + 100000),
         row_count = (SELECT later.row_count FROM price_chunk AS later WHERE later.chunk_key = price_chunk.chunk_key + 100000)
       WHERE chunk_key = (SELECT min(chunk_key) FROM price_chunk WHERE chunk_key % 100000 = (SELECT number FROM instrument WHERE orderbook_id = ?)
         AND encoding = 1 AND ? <> '')`,
    ).run(ids[60]!, ids[60]!);
    expect(() => visited(writer, ids)).toThrow('ascend');
  });
});
