import { expect, it } from 'vitest';
import { FAULT_KINDS, type FaultKind, type FaultOptions } from '../../demo/faults';
import { startDemoMarket } from '../../demo/server';
import { createReadModel } from '../../src/main/handlers/read-model';
import { createInstrumentReader } from '../../src/main/store/market/instruments';
import { createRunReader } from '../../src/main/store/records/runs';
import { openScene } from '../helpers/sync-bench';
import { createSyncRunner } from '../helpers/sync-runner';

/** What every fault of the market is called, when it meets one share's prices; null: it spoils bars, not the answer. */
const NAMES: Readonly<Record<FaultKind, readonly [kind: string, message: RegExp] | null>> = {
  'rate-limited': ['rate-limited', /fewer requests/],
  'rate-limited-with-retry-after': ['rate-limited', /fewer requests/],
  'server-error': ['network', /in trouble \(500\)/],
  unavailable: ['network', /in trouble \(503\)/],
  'slow-drip': ['timeout', /too long/],
  'no-answer': ['timeout', /too long/],
  html: ['contract', /web page instead of data/],
  truncated: ['contract', /cut off/],
  empty: ['no-data', /empty/],
  'dropped-field': ['contract', /“.*close.*”/],
  'renamed-field': ['contract', /“.*close.*”/],
  'null-close': null,
  'negative-close': null,
  dead: ['network', /could not be reached/],
};
const OPTIONS: Partial<Record<FaultKind, FaultOptions>> = { 'rate-limited-with-retry-after': { retryAfterSeconds: 1 } };

it('every fault of the source has its name, is told with the share it met, spoils nothing that is stored, and passes', { timeout: 180_000 }, async () => {
  const market = await startDemoMarket({ companies: 60, years: 1, today: '2026-11-20' });
  const scene = openScene();
  const { sync } = createSyncRunner({ ...scene, url: market.url, today: () => market.today(), deadlineMs: 1000 });
  expect(await sync()).toMatchObject({ status: 'ok' });
  const share = createInstrumentReader(scene.writer).all().find((line) => line.type === 'STOCK' && line.marketPlace?.includes('large'))!.orderbookId;
  const model = createReadModel(scene.writer, Date.now);
  const before = JSON.stringify(model.signals('golden_cross', { all: true }).rows);
  for (const fault of FAULT_KINDS) {
    market.setFault(fault, { pathPattern: `/price-chart/stock/${share}`, ...OPTIONS[fault] });
    const summary = await sync();
    const name = NAMES[fault];
    if (name === null) expect({ fault, status: summary.status, rejected: summary.bars.rejected > 0 }).toEqual({ fault, status: 'ok', rejected: true });
    else {
      expect({ fault, status: summary.status, failed: summary.instruments.failed }).toEqual({ fault, status: 'partial', failed: 1 });
      expect(summary.failures, fault).toEqual([{ orderbookId: share, stage: 'prices', kind: name[0], message: expect.stringMatching(name[1]) }]);
      expect(createRunReader(scene.writer).newest(1)[0], fault).toMatchObject({ status: 'partial', summary: { failures: summary.failures } });
    }
    expect(JSON.stringify(model.signals('golden_cross', { all: true }).rows), fault).toBe(before);
  }
  market.setFault(null);
  expect(await sync()).toMatchObject({ status: 'ok', unchanged: true });
  await market.close();
});
