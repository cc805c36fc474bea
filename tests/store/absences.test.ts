import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { instrumentId } from '@core/domain/instrument';
import type { FilterOutcome, InstrumentExplanation } from '@core/domain/signal';
import type { AbsenceReason } from '@core/engine/absence';
import { openWriter } from '../../src/main/store/file/database';
import { MIGRATIONS } from '../../src/main/store/migrations/index';
import { migrate } from '../../src/main/store/migrations/migrate';
import { createSignalReader } from '../../src/main/store/signals/signal-reader';
import { createSignalWriter } from '../../src/main/store/signals/signal-writer';
import { temporaryFolder } from '../helpers/temporary-folder';
import { publicationContext, strategyResult } from './fixtures';
import { addInstruments, openTestWriter } from './helpers';

const RUN = { strategyId: 's01', paramsHash: '0123456789abcdef', asOf: '2026-11-23', engineVersion: 1 };

function failed(name: string): FilterOutcome {
  return { name, passed: false, value: 1, limit: 2, margin: -1 };
}

function passed(name: string): FilterOutcome {
  return { name, passed: true, value: 2, limit: 1, margin: 1 };
}

/** Ways through the tests with what each of them means for a name without a row. */
const WAYS: readonly (readonly [reason: AbsenceReason, ...filters: FilterOutcome[]])[] = [
  ['universe', failed('marketPlace')],
  ['filter', passed('marketPlace'), failed('marketCap')],
  ['filter', passed('marketPlace'), failed('medianTurnover')],
  ['universe', passed('marketCap'), failed('shareClass')],
  ['filter', passed('shareClass'), failed('fScore')],
  ['universe', passed('shareClass')],
  ['universe'],
  ['price', failed('trendande_varde:marketCap'), failed('magic_formula:rank'), failed('heldByLists')],
  ['universe', failed('trendande_varde:sector'), failed('magic_formula:fScore'), failed('heldByLists')],
  ['filter', passed('trendande_varde:sector'), failed('magic_formula:fScore'), failed('heldByLists')],
  ['filter', failed('heldByLists')],
  ['universe', failed('currency')],
];

function publishedWays() {
  const writer = openTestWriter();
  // The first instrument is not explained: places are those of the numbers, not of the explanations.
  const [, ...ids] = addInstruments(writer, WAYS.length + 1);
  const explanations = WAYS.map(([, ...filters], place): InstrumentExplanation => ({ orderbookId: instrumentId(ids[place]!), filters }));
  const result = strategyResult(RUN.strategyId, RUN.asOf, [], { explanations });
  createSignalWriter(writer).publish(result, publicationContext());
  return { writer, ids, result };
}

describe('why names have no row', () => {
  it('is kept with the set, a letter per instrument, and told by name', () => {
    const { writer, ids } = publishedWays();
    expect(writer.query('SELECT absences FROM strategy_run').all()).toEqual([{ absences: '--ff-f--p-ff' }]);
    const signals = createSignalReader(writer);
    expect(ids.map((id) => signals.absence(RUN, id))).toEqual(WAYS.map(([reason]) => reason));
    // A line that was listed later, and a set that is not stored.
    const [later] = addInstruments(writer, 1, 9000);
    expect(signals.absence(RUN, later!)).toBe('universe');
    expect(signals.absence({ ...RUN, asOf: '2026-11-20' }, ids[1]!)).toBeNull();
  });

  it('is unknown of a set from before it was kept, until the same set comes out again', () => {
    const { writer, ids, result } = publishedWays();
    writer.command('UPDATE strategy_run SET absences = NULL').run();
    const signals = createSignalReader(writer);
    expect(signals.absence(RUN, ids[1]!)).toBeNull();
    expect(createSignalWriter(writer).publish(result, publicationContext())).toMatchObject({ outcome: 'unchanged', revision: 1 });
    expect(signals.absence(RUN, ids[1]!)).toBe('filter');
  });

  it('is found by the migration for the sets that still have their explanations, as the engine would tell it', () => {
    const { writer, ids, result } = publishedWays();
    const signals = createSignalWriter(writer);
    signals.publish({ ...result, asOf: '2026-11-20' as typeof result.asOf }, publicationContext());
    signals.publish({ ...result, strategyId: 's02', engineVersion: 2 }, publicationContext());
    signals.publish({ ...result, strategyId: 's02' }, publicationContext());

    const file = join(temporaryFolder(), 'kursvakt.db');
    const old = new Database(file);
    migrate(old, MIGRATIONS.slice(0, 11));
    old.prepare('ATTACH ? AS now').run(writer.file);
    const columns = old.prepare<[], string>("SELECT group_concat(name) FROM pragma_table_info('strategy_run')").pluck().get()!;
    old.exec(`INSERT INTO instrument SELECT * FROM now.instrument;
      INSERT INTO strategy_run (${columns}) SELECT ${columns} FROM now.strategy_run;
      INSERT INTO signal_explanation SELECT * FROM now.signal_explanation`);
    old.close();

    const migrated = openWriter(file);
    const sets = migrated.query('SELECT strategy_id, as_of, engine_version, absences FROM strategy_run ORDER BY 1, 2, 3').all();
    const absences = '--ff-f--p-ff';
    expect(sets).toEqual([
      { strategy_id: 's01', as_of: '2026-11-20', engine_version: 1, absences: null },
      { strategy_id: 's01', as_of: '2026-11-23', engine_version: 1, absences },
      { strategy_id: 's02', as_of: '2026-11-23', engine_version: 1, absences: null },
      { strategy_id: 's02', as_of: '2026-11-23', engine_version: 2, absences },
    ]);
    const found = createSignalReader(migrated);
    expect(ids.map((id) => found.absence(RUN, id))).toEqual(WAYS.map(([reason]) => reason));
    migrated.close();
  });
});
