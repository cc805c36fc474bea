import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '@core/time/epoch-day';
import { createReadModel } from '../../src/main/handlers/read-model';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createWatchWriter } from '../../src/main/store/records/watchlist';
import { replayDay } from '../helpers/replay-day';
import { startSyncedBench, type SyncBench } from '../helpers/sync-bench';

const FIRST = '2026-11-20';

/** An ordinary share with a bar of the day. */
function shareOf({ writer }: SyncBench): string {
  return createReadModel(writer, () => 0).signals('dual_momentum', { all: true }).rows[3]!.orderbookId;
}

describe('a stored day that is computed again', { timeout: 240_000 }, () => {
  it('comes out byte for byte, also when later days are known, or names the input and the instruments that changed', async () => {
    const bench = await startSyncedBench({ companies: 60 });
    bench.market.advance(1);
    await bench.sync();
    const all = bench.writer.query<[string], { count: number }>('SELECT count(*) AS count FROM strategy_run WHERE as_of = ?').get(FIRST)!.count;
    expect(replayDay(bench, FIRST)).toEqual({ compared: all, reproduced: all, changed: [] });

    const id = shareOf(bench);
    bench.market.correctBar(id, FIRST, 4321);
    bench.market.advance(1);
    await bench.sync();
    const corrected = replayDay(bench, FIRST);
    // A line that was listed on a later day belongs to the market now, and is told apart from the correction.
    expect(corrected.changed.filter(({ input }) => input !== 'instruments')).toEqual([{ input: 'prices', count: 1, orderbookIds: [id] }]);
    expect(corrected.reproduced).toBeLessThan(all);
    // What it says now is what it is compared with from now on.
    expect(replayDay(bench, FIRST)).toMatchObject({ reproduced: all, changed: [] });

    createWatchWriter(bench.writer).follow(id);
    const { changed, reproduced } = replayDay(bench, FIRST);
    // A state strategy screens what is watched, whatever its list or size; a list does not look at it.
    expect(changed).toEqual(reproduced === all ? [] : [{ input: 'watchlist', count: 0, orderbookIds: [] }]);
    expect(reproduced).toBeGreaterThan(0);
    expect(reproduced).toBeLessThan(all);
  });
});

describe('days that are computed again from the newest to the oldest', { timeout: 240_000 }, () => {
  it('blame the earlier day once only that has changed, not a price that had changed nothing', async () => {
    const bench = await startSyncedBench({ companies: 60 });
    const outside = createReadModel(bench.writer, () => 0).signals('dual_momentum', { all: true }).rows.find((row) => !row.inTarget)!.orderbookId;
    bench.market.advance(1);
    await bench.sync();
    const second = bench.market.today();
    // On the list for one day: its place on the day after does not depend on it, what has left since does. Less than a
    // jump, which would be told on every list that the share is in.
    const { close } = createPriceReader(bench.writer).read(outside, parseIsoDate(FIRST));
    bench.market.correctBar(outside, FIRST, close.at(-1)! * 1.4);
    await bench.sync();

    expect(replayDay(bench, second).changed).toEqual([]);
    expect(replayDay(bench, FIRST).changed).toContainEqual({ input: 'prices', count: 1, orderbookIds: [outside] });
    expect(replayDay(bench, second).changed).toEqual([{ input: 'earlier-days', count: 0, orderbookIds: [] }]);
    expect(replayDay(bench, second).changed).toEqual([]);
  });
});

describe('a name whose earlier bars were corrected', { timeout: 240_000 }, () => {
  it('comes and goes by correction on the next day, and only it', async () => {
    const bench = await startSyncedBench({ companies: 60 });
    const before = createReadModel(bench.writer, () => 0).signals('dual_momentum', { all: true }).rows;
    const outside = before.find((row) => !row.inTarget)!.orderbookId;
    bench.market.advance(1);
    // A low of long ago that never was: its own comings, goings and moves follow from it, those of the others do not.
    bench.market.correctBar(outside, '2026-11-19', 0.01);
    await bench.sync();
    const corrected = bench.writer.query<[], { id: string; day: string }>('SELECT orderbook_id AS id, first_day AS day FROM price_correction').all();
    expect(corrected).toEqual([{ id: outside, day: '2026-11-19' }]);
    const reasons = bench.writer
      .query<[], { id: string; reason: string }>("SELECT orderbook_id AS id, reason FROM signal_change WHERE change <> 'kept'")
      .all();
    const own = reasons.filter(({ id }) => id === outside);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ reason }) => reason))).toEqual(new Set(['correction']));
    expect(reasons.filter(({ id, reason }) => id !== outside && reason === 'correction')).toEqual([]);
  });

  it('is no correction any more once the earlier day has been computed with it', async () => {
    const bench = await startSyncedBench({ companies: 60 });
    bench.market.correctBar(shareOf(bench), FIRST, 4321);
    await bench.sync();
    bench.market.advance(1);
    await bench.sync();
    const reasons = bench.writer.query<[string], { reason: string }>('SELECT DISTINCT reason FROM signal_change WHERE as_of > ?').all(FIRST);
    expect(reasons.map(({ reason }) => reason)).not.toContain('correction');
  });
});
