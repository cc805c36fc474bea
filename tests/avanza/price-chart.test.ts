import { expect, it } from 'vitest';
import { fullWindow } from '@core/sync/plan';
import { epochDay, parseIsoDate } from '@core/time/epoch-day';
import { chunksOf, lostField, priceChartSchema } from '../../src/main/avanza/endpoints/price-chart';

const BAR = { timestamp: 1, open: 1, high: 1, low: 1, close: 1, totalVolumeTraded: 1 };
const WITHOUT_CLOSE = { timestamp: 1, open: 1, high: 1, low: 1, totalVolumeTraded: 1 };

it.each<[string, object[], boolean]>([
  ['nothing', [], false],
  ['a bar', [BAR], false],
  ['one bar whose close is unknown', [{ ...BAR, close: null }], false],
  ['one bar without the field', [WITHOUT_CLOSE], true],
  ['a few bars whose closes are unknown', Array.from({ length: 4 }, () => ({ ...BAR, close: null })), false],
  ['many bars whose closes are unknown', Array.from({ length: 5 }, () => ({ ...BAR, close: null })), true],
  ['many bars whose volumes are unknown', Array.from({ length: 5 }, () => ({ ...BAR, totalVolumeTraded: null })), false],
])('an answer of %s is judged by what it has of each field', (_what, ohlc, isLost) => {
  const answer = priceChartSchema.parse({ ohlc, metadata: { resolution: { chartResolution: 'day' } } });
  expect(lostField(answer)?.kind ?? null).toBe(isLost ? 'contract' : null);
});

it('ten years are two answers, whatever day they end on', () => {
  const days = Array.from({ length: 5 * 366 }, (_, i) => epochDay(parseIsoDate('2026-11-20') + i));
  const counts = days.map((day) => chunksOf(fullWindow(day)).length);
  expect([...new Set(counts)]).toEqual([2]);
});
