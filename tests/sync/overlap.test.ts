import { expect, it } from 'vitest';
import { createReadModel } from '../../src/main/handlers/read-model';
import { startSyncBench } from '../helpers/sync-bench';

it('the overlap that is read agrees with the stored lists of every pair of strategies', async () => {
  const { sync, writer } = await startSyncBench();
  await sync();
  const model = createReadModel(writer, () => Date.parse('2026-11-20T20:00:00Z'));
  const { strategies, shared, members } = model.overlap();
  const lists = strategies.map(({ strategyId }) => model.signals(strategyId, { all: true }).rows.flatMap((row) => (row.inTarget ? row.orderbookId : [])));
  expect(lists.flat().length).toBeGreaterThan(0);
  expect(strategies.map(({ size }) => size)).toEqual(lists.map((list) => list.length));
  expect(shared).toEqual(lists.map((first) => lists.map((second) => first.filter((id) => second.includes(id)).length)));
  expect(new Set(members.map(({ orderbookId }) => orderbookId))).toEqual(new Set(lists.flat()));
});
