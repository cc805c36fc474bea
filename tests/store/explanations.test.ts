import { expect, it } from 'vitest';
import type { IsoDate } from '@core/time/epoch-day';
import { createCatalogue } from '@core/strategies/catalogue';
import { createReadModel } from '../../src/main/handlers/read-model';
import { publishedHash } from '../../src/main/handlers/read-context';
import { createSignalWriter } from '../../src/main/store/signals/signal-writer';
import { publicationContext, signalRow, strategyResult } from './fixtures';
import { addInstruments, openTestWriter } from './helpers';

const STRATEGY = 'dual_momentum';

function published(engineVersion: number, rows: Parameters<typeof strategyResult>[2]) {
  const writer = openTestWriter();
  addInstruments(writer, 12);
  const paramsHash = publishedHash(createCatalogue().find(STRATEGY));
  createSignalWriter(writer).publish(strategyResult(STRATEGY, '2026-11-23', rows, { paramsHash, engineVersion }), publicationContext());
  return createReadModel(writer, () => Date.parse('2026-11-23T20:00:00Z'));
}

it('a day that version 1 of the engine wrote is read as it is, with what it does not say as null', () => {
  const rows = Array.from({ length: 12 }, (_, i) => signalRow(String(5000 + i), i + 1));
  const explained = published(1, rows).explain(STRATEGY, '5001');
  expect(explained.components.return3).toEqual({ value: 0.123456789, rank: 2, of: null, contribution: null, asOf: '2026-11-23' });
  expect(explained).toMatchObject({ leavesBelow: null, fallToLeave: null, distanceToTarget: -8, border: { orderbookId: '5010', rank: 11 } });
  expect(explained.scoreToBorder).toBeCloseTo(1 / 11 - 1 / 2, 12);
});

it('the border of a list that a hurdle has thinned out is that of its places, not of the names that were bought', () => {
  const rows = Array.from({ length: 12 }, (_, i) => signalRow(String(5000 + i), i + 1, { inTarget: i < 4, targetWeight: i < 4 ? 0.1 : 0 }));
  const model = published(2, rows);
  expect(model.explain(STRATEGY, '5006')).toMatchObject({ rank: 7, distanceToTarget: -3, border: { rank: 11 } });
  expect(model.explain(STRATEGY, '5011')).toMatchObject({ rank: 12, distanceToTarget: 2, border: { rank: 10, orderbookId: '5009' } });
});

it('the price under which a row leaves stands apart from the figures that decide', () => {
  const asOf = '2026-11-23' as IsoDate;
  const components = { ret12: { value: 0.5, rank: 1, of: 12, asOf }, close: { value: 200, rank: null, asOf }, leavesBelow: { value: 150, rank: null, asOf } };
  const model = published(2, [signalRow('5000', 1, { components })]);
  const explained = model.explain(STRATEGY, '5000');
  expect(Object.keys(explained.components)).toEqual(['ret12', 'close']);
  expect(explained).toMatchObject({ leavesBelow: 150, fallToLeave: 0.25, border: null, scoreToBorder: null });
  expect(model.signals(STRATEGY, { all: true }).rows[0]).toMatchObject({ leavesBelow: 150 });
});
