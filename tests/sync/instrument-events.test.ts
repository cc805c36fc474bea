import { describe, expect, it } from 'vitest';
import { parseIsoDate } from '@core/time/epoch-day';
import { encodePrices } from '../../src/main/handlers/instrument-prices';
import { createReadModel, type ReadModel } from '../../src/main/handlers/read-model';
import type { Writer } from '../../src/main/store/file/connection';
import { createNoticeWriter } from '../../src/main/store/records/notices';
import { readPriceColumns } from '../../src/renderer/features/instrument/price-columns';
import { startSyncedBench } from '../helpers/sync-bench';

function modelOf(writer: Writer): ReadModel {
  return createReadModel(writer, () => Date.parse('2026-11-20T20:00:00Z'));
}

/** The shares with a history of two years, the first of an issuer with several classes. */
function sharesOf(model: ReadModel): string[] {
  return model.stores.instruments.all().filter((line) => line.type === 'STOCK' && line.companyId !== null && line.lastBar === parseIsoDate('2026-11-20')).map(({ orderbookId }) => orderbookId);
}

describe('what happened to one instrument', () => {
  it('tells of a split that was seen, with its ratio and its day, and of corrected closes', async () => {
    const { sync, writer, market } = await startSyncedBench();
    const [id, other] = [sharesOf(modelOf(writer))[0]!, sharesOf(modelOf(writer)).at(-1)!];
    expect(modelOf(writer).instrument(id).quality).toEqual([]);
    market.advance();
    market.split(id, 4);
    market.correctBar(other, '2026-11-17', 1234.5);
    await sync();
    const model = modelOf(writer);
    const split = model.instrument(id);
    const restated = split.events.filter(({ kind }) => kind === 'restated');
    expect(restated).toEqual([{ date: market.today(), kind: 'restated', strategyId: null, amount: expect.closeTo(4, 1), currency: null, reason: null }]);
    expect(split.quality).toContainEqual({ flag: 'restated', date: market.today(), count: 1, failure: null });
    const corrected = model.instrument(other);
    expect(corrected.quality).toEqual([{ flag: 'corrected', date: '2026-11-17', count: 1, failure: null }]);
    expect(corrected.events.some(({ kind }) => kind === 'restated')).toBe(false);
  });

  it('marks its comings and goings exactly where the strategies published them', async () => {
    const { sync, writer, market } = await startSyncedBench();
    for (let day = 0; day < 3; day += 1) {
      market.advance();
      await sync();
    }
    const model = modelOf(writer);
    const published = new Set<string>();
    for (const { strategyId, asOf } of model.strategySummaries()) {
      if (asOf === null) continue;
      const diff = model.diff(strategyId, {});
      for (const { orderbookId } of diff.entered) published.add(`${orderbookId} ${strategyId} entered ${diff.to}`);
      for (const { orderbookId } of diff.exited) published.add(`${orderbookId} ${strategyId} exited ${diff.to}`);
    }
    const today = market.today();
    const marked = model.stores.instruments.all().flatMap(({ orderbookId }) =>
      model.instrument(orderbookId).events.filter(({ date, strategyId }) => strategyId !== null && date === today).map(({ kind, strategyId }) => `${orderbookId} ${strategyId ?? ''} ${kind} ${today}`),
    );
    expect(published.size).toBeGreaterThan(0);
    expect(new Set(marked)).toEqual(published);
  });

  it('is reached from the notice that told of it', async () => {
    const { sync, writer, market } = await startSyncedBench();
    market.advance();
    await sync();
    const model = modelOf(writer);
    const { strategyId } = model.strategySummaries().find(({ entered, exited }) => entered + exited > 0)!;
    const notice = { createdAtMs: Date.parse('2026-11-23T18:00:00Z'), kind: 'signals' as const, title: '1', body: '', facts: { event: 'sync-recovered' as const }, delivery: null, changeKeys: [] };
    createNoticeWriter(writer).add({ ...notice, strategyId, asOf: '2026-11-23', dedupeKey: 'newest' });
    createNoticeWriter(writer).add({ ...notice, strategyId, asOf: '2026-11-20', dedupeKey: 'first day' });
    createNoticeWriter(writer).add({ ...notice, strategyId: null, asOf: '2026-11-23', dedupeKey: 'several' });
    const { entered, exited } = model.diff(strategyId, {});
    const shares = model.inbox(10, 'sv').map((one) => one.shares.map(({ orderbookId }) => orderbookId));
    expect(shares).toEqual([[], [], [...entered, ...exited].map(({ orderbookId }) => orderbookId).slice(0, 8)]);
  });

  it('says what is old: a delisted share, and one that lags behind the market', async () => {
    const { sync, writer, market } = await startSyncedBench();
    const shares = sharesOf(modelOf(writer));
    const [gone, halted] = [shares[0]!, shares.at(-1)!];
    market.halt(halted);
    market.advance();
    market.delist(gone);
    await sync();
    const model = modelOf(writer);
    expect(model.instrument(gone)).toMatchObject({ listed: false, quality: expect.arrayContaining([expect.objectContaining({ flag: 'delisted' })]) });
    expect(model.instrument(halted).quality).toContainEqual({ flag: 'stale', date: '2026-11-20', count: null, failure: null });
  });

  it('of an instrument without bars are no rows, and of one that is not stored a failure', async () => {
    const { writer } = await startSyncedBench();
    writer.command("UPDATE instrument SET first_bar = NULL, last_bar = NULL WHERE orderbook_id = (SELECT min(orderbook_id) FROM instrument)").run();
    const model = modelOf(writer);
    const bare = model.stores.instruments.all().find((line) => line.firstBar === null)!;
    const answer = await encodePrices(bare.orderbookId, () => model.priceTable(bare.orderbookId));
    expect(readPriceColumns(answer.bytes).date).toHaveLength(0);
    expect(model.instrument(bare.orderbookId).quality.map(({ flag }) => flag)).toContain('no-prices');
    await expect(encodePrices('999', () => model.priceTable('999'))).rejects.toMatchObject({ failure: { kind: 'no-data' } });
    expect(() => model.instrument('999')).toThrow(expect.objectContaining({ failure: expect.objectContaining({ kind: 'no-data' }) }));
  });
});
