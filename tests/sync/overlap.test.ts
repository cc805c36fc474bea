import { expect, it } from 'vitest';
import { createReadModel } from '../../src/main/handlers/read-model';
import { startSyncedBench } from '../helpers/sync-bench';

it('the overlap that is read agrees with the stored lists of every pair of strategies', async () => {
  const { writer } = await startSyncedBench();
  const model = createReadModel(writer, () => Date.parse('2026-11-20T20:00:00Z'));
  const { sets, shared, members } = model.overlap();
  const lists = sets.map(({ strategyId }) => model.signals(strategyId, { all: true }).rows.flatMap((row) => (row.inTarget ? row.orderbookId : [])));
  expect(lists.flat().length).toBeGreaterThan(0);
  expect(sets.map(({ size }) => size)).toEqual(lists.map((list) => list.length));
  expect(shared).toEqual(lists.map((first) => lists.map((second) => first.filter((id) => second.includes(id)).length)));
  expect(new Set(members.map(({ orderbookId }) => orderbookId))).toEqual(new Set(lists.flat()));
});

it('a pasted list is told apart from every stored list, and each miss has the reason the run stored', async () => {
  const { writer } = await startSyncedBench();
  const model = createReadModel(writer, () => Date.parse('2026-11-20T20:00:00Z'));
  const rows = model.signals('sammansatt_momentum', { all: true }).rows;
  const [inside, outside] = [rows.filter((row) => row.inTarget), rows.filter((row) => !row.inTarget && row.rank !== null)];
  const ranked = new Set(rows.map(({ orderbookId }) => orderbookId));
  const stopped = model.stores.instruments.all().find(({ orderbookId, type, status }) => type === 'STOCK' && status === 'listed' && !ranked.has(orderbookId))!;
  const text = [`1\t${inside[0]!.name}\t12,5 %`, inside[1]!.ticker.toLowerCase(), outside[0]!.isin, stopped.name, 'Inget Sådant Bolag'].join('\n');
  const { lines, sets, detail } = model.compare({ text, setId: 'sammansatt_momentum' });
  expect(lines.map(({ instrument }) => instrument?.orderbookId ?? null)).toEqual([inside[0]!.orderbookId, inside[1]!.orderbookId, outside[0]!.orderbookId, stopped.orderbookId, null]);
  expect(sets.find(({ id }) => id === 'sammansatt_momentum')).toMatchObject({ common: 2, size: inside.length });
  expect(detail!.extra.map(({ orderbookId }) => orderbookId)).toEqual(inside.slice(2).map(({ orderbookId }) => orderbookId));
  const [first, second] = detail!.missed;
  expect(first).toMatchObject({ rank: outside[0]!.rank, distance: outside[0]!.rank! - inside.length, filter: null });
  expect(Object.keys(outside[0]!.components)).toContain(first!.factor!.name);
  const explained = model.explain('sammansatt_momentum', stopped.orderbookId);
  expect(second).toMatchObject({ rank: null, factor: null, filter: explained.filters.find(({ name }) => name === explained.firstFailedFilter) });
  expect(model.compare({ text: '', setId: null }).detail).toBeNull();
});
