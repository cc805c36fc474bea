import { describe, expect, it } from 'vitest';
import { STRATEGIES } from '@core/strategies/registry';
import { KursvaktError } from '@core/errors';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import { createRequestReader } from '../../src/main/store/records/requests';
import { createRunReader } from '../../src/main/store/records/runs';
import { createReadModel } from '../../src/main/handlers/read-model';
import { doneRuns } from '../../src/main/schedule/done-runs';
import { parseIsoDate } from '@core/time/epoch-day';
import { createCatalogue } from '@core/strategies/catalogue';
import { createVariantWriter } from '../../src/main/store/signals/variants';
import { variantOf } from '../../src/main/sync/variants';
import { startSyncBench, startSyncedBench } from '../helpers/sync-bench';
import { newCancellation } from '../helpers/sync-runner';

const NOW_MS = Date.parse('2026-11-20T20:00:00Z');

function closesOf(writer: Parameters<typeof createPriceReader>[0], orderbookId: string): number[] {
  return [...createPriceReader(writer).read(orderbookId, parseIsoDate('2030-01-01')).close];
}

describe('a sync', () => {
  it('brings every listed line, its bars and all strategies into the store', async () => {
    const { sync, writer } = await startSyncBench();
    const summary = await sync();
    expect(summary).toMatchObject({ status: 'ok', asOf: '2026-11-20', unchanged: false, failures: [] });
    expect(summary.instruments.updated).toBe(summary.instruments.total);
    expect(summary.strategies.computed).toBe(STRATEGIES.length);
    const lines = createInstrumentReader(writer).all();
    expect(lines).toHaveLength(summary.instruments.total);
    expect(createInstrumentReader(writer).coverage('2026-11-20').newestBar).toBe('2026-11-20');
    const model = createReadModel(writer, () => NOW_MS);
    expect(model.freshness()).toMatchObject({ expectedSession: '2026-11-20', state: 'fresh' });
    expect(model.strategySummaries().every((strategy) => strategy.status !== null)).toBe(true);
  });

  it('asks for the ten years of a new share in two answers, up to the day', async () => {
    const { sync, market } = await startSyncBench();
    await sync({ limit: 1 });
    const asked = market.requests.map(({ path }) => path).filter((path) => path.startsWith('/_api/price-chart/'));
    expect(asked).toEqual([
      '/_api/price-chart/stock/19002?from=2016-11-21&to=2021-11-20&resolution=day',
      '/_api/price-chart/stock/19002?from=2021-11-21&to=2026-11-20&resolution=day',
    ]);
  });

  it('changes nothing when it runs again on the same day, and says so', async () => {
    const { sync } = await startSyncBench();
    const first = await sync();
    const second = await sync();
    expect(second).toMatchObject({ status: 'ok', unchanged: true, bars: { inserted: 0, corrected: 0 } });
    expect(second.instruments).toMatchObject({ updated: 0, unchanged: first.instruments.total });
    expect(second.signals.rows).toBe(0);
    expect(second.requests.count).toBeLessThan(first.requests.count);
  });

  it('that visited only a part of the lists leaves the session to be done', async () => {
    const { sync, writer } = await startSyncBench();
    const summary = await sync({ limit: 5 });
    expect(summary).toMatchObject({ status: 'ok', instruments: { total: 5 } });
    expect(doneRuns(createRunReader(writer).newest(5))).toEqual([]);
    await sync();
    expect(doneRuns(createRunReader(writer).newest(5))).toMatchObject([{ session: parseIsoDate('2026-11-20') }]);
  });

  it('appends one bar a line when the market has moved a day', async () => {
    const { sync, market } = await startSyncBench();
    const first = await sync();
    market.advance();
    const next = await sync();
    expect(next.asOf).toBe('2026-11-23');
    expect(next.bars.inserted).toBeGreaterThan(first.instruments.total * 0.8);
    expect(next.bars.inserted).toBeLessThanOrEqual(first.instruments.total);
    expect(next.signals.kept + next.signals.entered).toBeGreaterThan(0);
  });

  it('replaces the whole history of a share that was split', async () => {
    const { sync, market, writer } = await startSyncedBench();
    const share = createInstrumentReader(writer).all().find((line) => line.type === 'STOCK' && line.companyId !== null)!;
    const before = closesOf(writer, share.orderbookId);
    market.advance();
    market.split(share.orderbookId, 4);
    await sync();
    const after = closesOf(writer, share.orderbookId);
    expect(after.length).toBeGreaterThanOrEqual(before.length);
    for (const row of [0, 100, before.length - 1]) expect(after[row]! / before[row]!).toBeCloseTo(0.25, 2);
  });

  it('takes over a corrected close of last week', async () => {
    const { sync, market, writer } = await startSyncedBench();
    const share = createInstrumentReader(writer).all().find((line) => line.type === 'STOCK' && line.lastBar === parseIsoDate('2026-11-20'))!;
    market.correctBar(share.orderbookId, '2026-11-17', 1234.5);
    const summary = await sync();
    expect(summary).toMatchObject({ unchanged: false, bars: { inserted: 0, corrected: 1 } });
    expect(closesOf(writer, share.orderbookId)).toContain(1234.5);
  });

  it('marks a line as delisted when the source no longer knows it, and keeps its history', async () => {
    const { sync, market, writer } = await startSyncedBench();
    const share = createInstrumentReader(writer).all().find((line) => line.type === 'STOCK' && line.status === 'listed')!;
    const bars = closesOf(writer, share.orderbookId).length;
    market.advance();
    market.delist(share.orderbookId);
    const summary = await sync();
    expect(summary.instruments.delisted).toBe(1);
    expect(createInstrumentReader(writer).byId(share.orderbookId)?.status).toBe('delisted');
    expect(closesOf(writer, share.orderbookId)).toHaveLength(bars);
  });

  it('logs every request it sent, all to the one host', async () => {
    const { sync, writer, market } = await startSyncBench();
    const summary = await sync();
    const requests = createRequestReader(writer).newest(20_000);
    expect(requests).toHaveLength(summary.requests.count);
    expect(new Set(requests.map((request) => request.host))).toEqual(new Set([new URL(market.url).host]));
  });

  it('tells its progress with counts that end where they should', async () => {
    const { sync, progress } = await startSyncBench();
    const summary = await sync();
    const fetching = progress.filter((one) => one.stage === 'fetching');
    expect(fetching.at(-1)).toMatchObject({ done: summary.instruments.total, total: summary.instruments.total });
    expect(new Set(progress.map((one) => one.stage))).toEqual(new Set(['listing', 'fetching', 'computing', 'publishing']));
  });
});

describe('a sync that cannot finish', () => {
  it('stops when asked to, keeps what it has, and the next one goes on there', async () => {
    const { sync, writer, market } = await startSyncBench();
    const cancellation = newCancellation();
    const watch = setInterval(() => {
      if (market.requests.length > 60) cancellation.abort();
    }, 1);
    await expect(sync({ cancellation })).rejects.toThrow(KursvaktError);
    clearInterval(watch);
    const runs = createRunReader(writer).newest(5);
    expect(runs[0]).toMatchObject({ status: 'cancelled' });
    const kept = createInstrumentReader(writer).all().map((line) => line.orderbookId);
    expect(kept.length).toBeGreaterThan(0);

    const before = market.requests.length;
    const second = await sync();
    expect(second).toMatchObject({ status: 'ok', resumedFrom: 'run-1' });
    const asked = market.requests.slice(before).map((request) => request.path);
    expect(kept.filter((id) => asked.some((path) => path.includes(`/stock/${id}`)))).toEqual([]);
    expect(second.instruments.unchanged).toBe(kept.length);
  });

  it('fails as a whole, and leaves the signals as they were, when the host is dead', async () => {
    const { sync, writer, market } = await startSyncedBench();
    const model = createReadModel(writer, () => NOW_MS);
    const before = JSON.stringify(model.signals('golden_cross', { all: true }).rows);
    market.setFault('dead');
    const summary = await sync();
    expect(summary.status).toBe('failed');
    expect(summary.failures[0]?.kind).toBe('network');
    expect(JSON.stringify(model.signals('golden_cross', { all: true }).rows)).toBe(before);
  });

  it('is partial when some answers are cut off, and takes up only what failed the next time', async () => {
    const { sync, market } = await startSyncBench();
    market.setFault('truncated', { pathPattern: '/analysis$', times: 3 });
    const first = await sync();
    expect(first).toMatchObject({ status: 'partial', instruments: { failed: 3 } });
    expect(first.failures.map((failure) => [failure.stage, failure.kind])).toEqual([
      ['analysis', 'contract'],
      ['analysis', 'contract'],
      ['analysis', 'contract'],
    ]);
    market.setFault(null);
    const before = market.requests.length;
    expect(await sync()).toMatchObject({ status: 'ok', resumedFrom: 'run-1', instruments: { failed: 0 } });
    expect(market.requests.length - before).toBeLessThan(30);
  });

  it('says which excluded sector names the source does not know, and nothing while it knows them all', async () => {
    const { sync, writer } = await startSyncBench();
    expect(await sync()).not.toHaveProperty('unknownSectors');
    const { params, paramsHash } = variantOf(createCatalogue().find('acquirers_multiple'), { excludedSectors: [' kraftförsörjning', 'Tulpanodling'] });
    createVariantWriter(writer).upsert({ strategyId: 'acquirers_multiple', paramsHash, name: 'No tulips', params, active: true });
    expect(await sync()).toMatchObject({ status: 'ok', unknownSectors: ['Tulpanodling'], failures: [] });
  });

  it('names the field when the source drops one it needs', async () => {
    const { sync, market } = await startSyncedBench();
    market.advance();
    market.setFault('renamed-field', { pathPattern: '/price-chart/' });
    const summary = await sync();
    expect(summary.status).toBe('failed');
    expect(summary.failures[0]).toMatchObject({ kind: 'contract', stage: 'prices' });
    expect(summary.failures[0]?.message).toContain('close');
    expect(summary.bars.inserted).toBe(0);
  });

  it('records a first run without any answer as failed', async () => {
    const { sync, writer, market } = await startSyncBench();
    market.setFault('dead');
    await expect(sync()).rejects.toMatchObject({ failure: { kind: 'network' } });
    expect(createRunReader(writer).newest(1)[0]).toMatchObject({ status: 'failed' });
    expect(createInstrumentReader(writer).all()).toHaveLength(0);
  });
});
