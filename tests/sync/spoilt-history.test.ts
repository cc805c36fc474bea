import { describe, expect, it } from 'vitest';
import { MARKET_PLACES } from '@core/sync/plan';
import { parseIsoDate } from '@core/time/epoch-day';
import { createPriceReader } from '../../src/main/store/prices/price-reader';
import type { Writer } from '../../src/main/store/file/connection';
import { openScene } from '../helpers/sync-bench';
import { createSyncRunner } from '../helpers/sync-runner';
import { sendJson, startSmallSource, type SmallSource } from '../helpers/small-source';

const SHARE = '101';
const DAY_MS = 86_400_000;
/** Forty sessions; Stockholm's midnight in November is 23:00 in UTC. */
const STAMPS = Array.from({ length: 60 }, (_, i) => Date.parse('2026-09-20T22:00:00Z') + i * DAY_MS)
  .map((ms) => (ms > Date.parse('2026-10-24T22:00:00Z') ? ms + 3_600_000 : ms))
  .filter((ms) => ![5, 6].includes(new Date(ms).getUTCDay()))
  .slice(0, 40);

interface Bar {
  timestamp: number;
  close: number | null;
}

async function bench(): Promise<{ source: SmallSource; writer: Writer; closes: () => number[]; sync: ReturnType<typeof createSyncRunner>['sync']; spoil: (edit: (bars: Bar[]) => Bar[]) => void }> {
  const source = await startSmallSource();
  const bars = () => STAMPS.map((stampMs, i) => ({ stampMs, close: 100 + i }));
  // One on every list: an empty one is not believed.
  MARKET_PLACES.forEach((marketPlace, i) => source.shares.set(String(101 + i), { ticker: `ALFA ${String(i)}`, marketPlace, bars: bars() }));
  const scene = openScene();
  const { sync } = createSyncRunner({ ...scene, url: source.url, today: () => '2026-11-13' });
  return {
    source,
    writer: scene.writer,
    sync,
    closes: () => [...createPriceReader(scene.writer).read(SHARE, parseIsoDate('2026-11-13')).close],
    spoil: (edit) => {
      source.interfere = (request, response) => {
        const [, from = '', to = ''] = /price-chart\/stock\/101\?from=([\d-]+)&to=([\d-]+)/.exec(request.url ?? '') ?? [];
        if (from === '') return false;
        const asked = source.shares.get(SHARE)!.bars.filter(({ stampMs }) => stampMs >= Date.parse(from) - 7_200_000 && stampMs < Date.parse(to) + 79_200_000);
        const ohlc = edit(asked.map(({ stampMs, close }) => ({ timestamp: stampMs, close }))).map(({ timestamp, close }) => ({ timestamp, open: close, high: close, low: close, close, totalVolumeTraded: 1000 }));
        sendJson(response, { ohlc, metadata: { resolution: { chartResolution: 'day' } } });
        return true;
      };
    },
  };
}

describe('promise 3: of an answer whose bars cannot all be used', { timeout: 60_000 }, () => {
  const SPOILT: readonly (readonly [string, (bars: Bar[]) => Bar[]])[] = [
    ['some have no close', (bars) => bars.map((bar, i) => (i % 5 === 2 ? { ...bar, close: null } : bar))],
    ['some are not stamped with midnight', (bars) => bars.map((bar, i) => (i % 5 === 2 ? { ...bar, timestamp: bar.timestamp + 500 } : bar))],
    ['some have a stamp that is no instant', (bars) => bars.map((bar, i) => (i % 5 === 2 ? { ...bar, timestamp: 1e20 } : bar))],
  ];

  it.each(SPOILT)('the stored history loses nothing: %s', async (_what, edit) => {
    const { sync, spoil, closes } = await bench();
    await sync();
    const before = closes();
    expect(before).toHaveLength(40);
    spoil(edit);
    const summary = await sync();
    expect(summary.bars).toMatchObject({ inserted: 0, corrected: 0 });
    expect(summary.bars.rejected).toBeGreaterThan(1);
    expect(closes()).toEqual(before);
    await sync({ full: true });
    expect(closes()).toEqual(before);
  });

  it.each(SPOILT)('no second basis gets in among the first after a split: %s', async (_what, edit) => {
    const { sync, spoil, closes, source } = await bench();
    await sync();
    const before = closes();
    source.shares.get(SHARE)!.bars = STAMPS.map((stampMs, i) => ({ stampMs, close: (100 + i) / 4 }));
    spoil(edit);
    const summary = await sync();
    expect(summary).toMatchObject({ status: 'partial', instruments: { failed: 1 }, failures: [expect.objectContaining({ orderbookId: SHARE, stage: 'prices', kind: 'quality' })] });
    expect(closes()).toEqual(before);
    source.interfere = () => false;
    expect(await sync()).toMatchObject({ failures: [] });
    expect(closes()).toEqual(before.map((close) => close / 4));
  });

  it('a first history is stored though the one bar of its last answer has no close', async () => {
    const { sync, spoil, closes } = await bench();
    spoil((bars) => bars.map((bar) => (bar.timestamp === STAMPS.at(-1) ? { ...bar, close: null } : bar)));
    expect(await sync()).toMatchObject({ failures: [] });
    expect(closes()).toHaveLength(39);
  });

  it('a bar that the source has withdrawn goes, as before', async () => {
    const { sync, spoil, closes } = await bench();
    await sync();
    const before = closes();
    spoil((bars) => bars.filter(({ timestamp }) => timestamp !== STAMPS.at(-3)));
    await sync();
    expect(closes()).toEqual(before.filter((_, i) => i !== before.length - 3));
  });
});
