import { describe, expect, it } from 'vitest';
import { createCatalogue } from '@core/strategies/catalogue';
import { createReadModel, type ReadModel } from '../../src/main/handlers/read-model';
import { publishedHash } from '../../src/main/handlers/read-context';
import { rememberAnswers } from '../../src/main/handlers/remember-answers';
import type { Writer } from '../../src/main/store/file/connection';
import { openReader } from '../../src/main/store/file/database';
import { createInstrumentWriter } from '../../src/main/store/market/instrument-writer';
import { createPriceWriter } from '../../src/main/store/prices/price-writer';
import { createSettingWriter } from '../../src/main/store/records/settings';
import { createSignalWriter } from '../../src/main/store/signals/signal-writer';
import { barsOf, instrument, publicationContext, signalRow, strategyResult } from './fixtures';
import { addInstruments, openTestWriter } from './helpers';

const STRATEGY = 'dual_momentum';
const evening = (day: string): number => Date.parse(`${day}T20:00:00Z`);

function publish(writer: Writer, asOf: string, ids: readonly string[]): void {
  const paramsHash = publishedHash(createCatalogue().find(STRATEGY));
  const rows = ids.map((id, index) => signalRow(id, index + 1));
  createSignalWriter(writer).publish(strategyResult(STRATEGY, asOf, rows, { paramsHash }), publicationContext());
}

interface Scene {
  readonly writer: Writer;
  readonly ids: string[];
  readonly model: ReadModel;
  readonly clock: { nowMs: number };
}

/** A list that one connection has published and another one reads. */
function scene(): Scene {
  const writer = openTestWriter();
  const ids = addInstruments(writer, 12);
  for (const id of ids) createPriceWriter(writer).appendBars(id, barsOf([['2026-11-23', 100]]));
  publish(writer, '2026-11-23', ids);
  const reader = openReader(writer.file);
  const clock = { nowMs: evening('2026-11-23') };
  return { writer, ids, clock, model: createReadModel(reader, () => clock.nowMs) };
}

const short = (model: ReadModel): ReturnType<ReadModel['signals']> => model.signals(STRATEGY, { all: false });

describe('an answer that was read once', () => {
  it('is the same one while nothing changes, and read again after the memory was given back', () => {
    const { model } = scene();
    const first = short(model);
    expect(short(model)).toBe(first);
    model.forget();
    expect(short(model)).not.toBe(first);
    expect(short(model)).toEqual(first);
  });

  it('is never that of the run before, nor of the names and corrections before', () => {
    const { model, writer, ids } = scene();
    short(model);
    publish(writer, '2026-11-23', ids.slice(0, 3));
    expect(short(model)).toMatchObject({ revision: 2, rows: { length: 3 } });
    publish(writer, '2026-11-24', ids.slice(0, 5));
    expect(short(model)).toMatchObject({ asOf: '2026-11-24', rows: { length: 5 } });
    createInstrumentWriter(writer).upsert(instrument(ids[0]!, { name: 'Nytt namn' }));
    expect(short(model).rows[0]).toMatchObject({ name: 'Nytt namn' });
  });

  it('is read again after a setting was stored, and on the writing connection too', () => {
    const { model, writer, ids } = scene();
    const own = createReadModel(writer, () => evening('2026-11-23'));
    const [read, written] = [short(model), short(own)];
    createSettingWriter(writer).write({ theme: 'dark' });
    expect(short(model)).not.toBe(read);
    expect(short(own)).not.toBe(written);
    writer.atomically(() => {
      short(own);
      publish(writer, '2026-11-24', ids);
      expect(short(own).asOf).toBe('2026-11-24');
    });
  });

  it('grows old with the calendar, though nothing was stored', () => {
    const { model, clock } = scene();
    expect(short(model).freshness.state).toBe('fresh');
    clock.nowMs = evening('2026-11-24');
    expect(short(model).freshness).toMatchObject({ state: 'late', expectedSession: '2026-11-24' });
    clock.nowMs = evening('2026-12-01');
    expect(model.freshness().state).toBe('stale');
  });

  it('of one day or variant is not that of another', () => {
    const { model, writer, ids } = scene();
    publish(writer, '2026-11-24', ids.slice(0, 2));
    expect(short(model).asOf).toBe('2026-11-24');
    expect(model.signals(STRATEGY, { all: false, asOf: '2026-11-23' }).asOf).toBe('2026-11-23');
    expect(() => model.signals(STRATEGY, { all: false, variant: 'none' })).toThrow('has no variant');
    expect(model.signals(STRATEGY, { all: true }).rows).toHaveLength(2);
  });
});

it('only so many answers are remembered, and what changes during a read is read again', () => {
  let state = '1';
  let reads = 0;
  const remembered = rememberAnswers(() => state, 2);
  const ask = (question: string): number => remembered.answer(question, () => (reads += 1));
  expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('b')]).toEqual([1, 2, 1, 3, 2]);
  expect(ask('a')).toBe(4);
  expect(remembered.answer('d', () => ((state = '2'), 'half old'))).toBe('half old');
  expect(remembered.answer('d', () => 'new')).toBe('new');
});
