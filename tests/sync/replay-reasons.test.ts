import { describe, expect, it } from 'vitest';
import type { DiffDto } from '@shared/dto/signals';
import { parseIsoDate } from '@core/time/epoch-day';
import { createReadModel } from '../../src/main/handlers/read-model';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { replayDay } from '../helpers/replay-day';
import { startSyncBench, type SyncBench } from '../helpers/sync-bench';

/** By then all that the demo market has in store (a newcomer, a delisting …) has happened, so that only prices change. */
const FIRST = '2026-12-01';
const EARLIER = '2026-11-30';

/** Every reason that a day tells, as text: strategy, parameters, name, kind of change, reason. */
function reasonsOf({ writer }: SyncBench, asOf: string): string[] {
  return writer
    .query<[string], { told: string }>(
      `SELECT strategy_id || ' ' || params_hash || ' ' || orderbook_id || ' ' || change || ' ' || reason AS told
       FROM signal_change WHERE as_of = ? ORDER BY told`,
    )
    .all(asOf)
    .map(({ told }) => told);
}

function setsOf({ writer }: SyncBench, asOf: string): number {
  return writer.query<[string], { count: number }>('SELECT count(*) AS count FROM strategy_run WHERE as_of = ?').get(asOf)!.count;
}

function reproducedAll(bench: SyncBench, asOf: string) {
  const all = setsOf(bench, asOf);
  return { compared: all, reproduced: all, changed: [] };
}

function held(bench: SyncBench): string[] {
  return createReadModel(bench.writer, () => 0).signals('dual_momentum', { all: true }).rows.filter((row) => row.inTarget).map((row) => row.orderbookId);
}

function closeOf({ writer }: SyncBench, id: string, day: string): number {
  return createPriceReader(writer).read(id, parseIsoDate(day)).close.at(-1)!;
}

/** Between two stored days, of every strategy that had a list on the first. */
function diffs({ writer }: SyncBench, from: string, to: string): ReadonlyMap<string, DiffDto> {
  const model = createReadModel(writer, () => 0);
  const ids = writer.query<[string], { id: string }>("SELECT strategy_id AS id FROM strategy_run WHERE as_of = ? AND status IN ('OK', 'PARTIAL') ORDER BY id").all(from);
  return new Map(ids.map(({ id }) => [id, model.diff(id, { from, to })]));
}

function dualMomentum(bench: SyncBench, from: string, to: string): DiffDto {
  return diffs(bench, from, to).get('dual_momentum')!;
}

/** The first sync is that of FIRST. */
async function startBench(): Promise<SyncBench> {
  const bench = await startSyncBench({ companies: 60 });
  while (bench.market.today() < FIRST) bench.market.advance(1);
  await bench.sync();
  return bench;
}

/** Three days, on the first of which some of the best names were too small for any list. */
async function threeDays() {
  const bench = await startBench();
  const small = held(bench).slice(0, 4);
  const shrink = bench.writer.command<[string]>('UPDATE fundamental_snapshot SET market_capital = 1e6 WHERE orderbook_id = ?');
  for (const id of small) shrink.run(id);
  replayDay(bench, FIRST);
  bench.market.advance(1);
  await bench.sync();
  const second = bench.market.today();
  bench.market.advance(1);
  await bench.sync();
  return { bench, small, second, third: bench.market.today() };
}

describe('the reasons of a stored day', { timeout: 300_000 }, () => {
  it('come out byte for byte when later days are known, and between distant days as well', async () => {
    const { bench, small, second, third } = await threeDays();
    const told = reasonsOf(bench, second);
    // What this test is about: names that had no row because of a limit.
    for (const id of small) expect(told.filter((line) => line.includes(` ${id} entered filter`)).length).toBeGreaterThan(0);
    expect(replayDay(bench, second)).toEqual(reproducedAll(bench, second));
    expect(reasonsOf(bench, second)).toEqual(told);

    const distant = diffs(bench, FIRST, third);
    const dual = distant.get('dual_momentum')!;
    for (const { orderbookId, reason } of dual.entered) expect(reason).toBe(small.includes(orderbookId) ? 'filter' : 'price');
    expect(dual.entered.map(({ orderbookId }) => orderbookId)).toEqual(expect.arrayContaining(small));

    // What is corrected after both days, and computing one of them again, change nothing of what lay between them.
    const moved = [...distant.values()].flatMap(({ entered, exited }) => [...entered, ...exited]).find(({ reason }) => reason === 'price')!.orderbookId;
    const close = closeOf(bench, moved, EARLIER);
    const correct = async (price: number): Promise<void> => {
      bench.market.correctBar(moved, EARLIER, price);
      expect((await bench.sync()).bars.corrected).toBe(1);
    };
    bench.market.advance(1);
    await bench.sync();
    await correct(close * 1.01);
    expect(diffs(bench, FIRST, third)).toEqual(distant);
    // A correction that was taken back has changed no input.
    await correct(close);
    for (const day of [third, second]) expect(replayDay(bench, day)).toEqual(reproducedAll(bench, day));

    bench.market.advance(1);
    await correct(close * 1.01);
    for (const day of [FIRST, second, third]) replayDay(bench, day);
    for (const day of [FIRST, second, third]) expect(replayDay(bench, day)).toEqual(reproducedAll(bench, day));
  });

  it('that an older Kursvakt did not record are named, kept as they were told, and found again once the earlier day is', async () => {
    const { bench, small, second, third } = await threeDays();
    const told = reasonsOf(bench, second);
    bench.writer.command<[string]>('UPDATE strategy_run SET absences = NULL WHERE as_of = ?').run(FIRST);
    const { reproduced, changed } = replayDay(bench, second);
    expect(changed.map(({ input }) => input)).toEqual(['unrecorded-reasons']);
    expect(changed[0]!.orderbookIds).toEqual(expect.arrayContaining(small));
    expect(reproduced).toBeLessThan(setsOf(bench, second));
    expect(reasonsOf(bench, second)).toEqual(told);
    const unknown = dualMomentum(bench, FIRST, third);
    for (const { orderbookId, reason } of unknown.entered) expect(reason).toBe(small.includes(orderbookId) ? null : 'price');
    for (const id of small) expect(unknown.reasons).not.toHaveProperty(id);

    expect(replayDay(bench, FIRST)).toEqual(reproducedAll(bench, FIRST));
    expect(replayDay(bench, second)).toEqual(reproducedAll(bench, second));
    expect(dualMomentum(bench, FIRST, third).reasons[small[0]!]).toBe('filter');
  });
});

describe('a correction that has been told', { timeout: 300_000 }, () => {
  it('is told again when the same day is computed once more', async () => {
    const bench = await startBench();
    bench.market.advance(1);
    await bench.sync();
    const second = bench.market.today();
    // The close of the very day was wrong: the best name had never risen.
    bench.market.correctBar(held(bench)[0]!, second, 1);
    await bench.sync();
    const told = reasonsOf(bench, second);
    expect(told.filter((line) => line.endsWith('exited correction')).length).toBeGreaterThan(0);
    for (let time = 0; time < 2; time += 1) {
      expect(replayDay(bench, second)).toEqual(reproducedAll(bench, second));
      expect(reasonsOf(bench, second)).toEqual(told);
    }
  });

  it('stays exactly where the earlier day came out as it was; each set comes out byte for byte from then on', async () => {
    const bench = await startBench();
    bench.market.advance(1);
    // A little, on a day at which only some strategies look.
    for (const id of held(bench)) bench.market.correctBar(id, EARLIER, closeOf(bench, id, EARLIER) * 1.01);
    await bench.sync();
    const second = bench.market.today();
    const told = reasonsOf(bench, second);
    const revisions = () => bench.writer.query<[string], { key: string; revision: number }>("SELECT strategy_id || ' ' || params_hash AS key, revision FROM strategy_run WHERE as_of = ?").all(FIRST);

    replayDay(bench, FIRST);
    const same = revisions().filter(({ revision }) => revision === 1).map(({ key }) => key);
    expect(same.length).toBeGreaterThan(0);
    bench.market.advance(1);
    await bench.sync();
    const third = bench.market.today();
    replayDay(bench, second);
    const stays = (line: string): boolean => same.some((key) => line.startsWith(key));
    const isCorrection = (line: string): boolean => line.endsWith('correction');
    for (const kind of [stays, (line: string) => !stays(line)]) expect(told.filter(kind).filter(isCorrection).length).toBeGreaterThan(0);
    expect(reasonsOf(bench, second).filter(stays)).toEqual(told.filter(stays));
    // The others are compared with a day that knows the correction.
    expect(reasonsOf(bench, second).filter((line) => !stays(line) && isCorrection(line))).toEqual([]);
    for (const day of [third, FIRST, second, third]) expect(replayDay(bench, day)).toEqual(reproducedAll(bench, day));
  });
});
