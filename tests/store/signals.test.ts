import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@core/time/epoch-day';
import type { StoredChange } from '../../src/main/store/signals/publication';
import { openReader } from '../../src/main/store/file/database';
import { createHoldingReader } from '../../src/main/store/signals/holdings';
import { createSignalReader } from '../../src/main/store/signals/signal-reader';
import { createSignalWriter } from '../../src/main/store/signals/signal-writer';
import { publicationContext, signalRow, strategyResult } from './fixtures';
import { addInstruments, openTestWriter } from './helpers';
import { instrumentId } from '@core/domain/instrument';

const HASH = '0123456789abcdef';

function seeded(count = 20) {
  const writer = openTestWriter();
  const ids = addInstruments(writer, count);
  const rows = ids.map((id, index) => signalRow(id, index + 1));
  return { writer, ids, rows, signals: createSignalWriter(writer), reading: createSignalReader(writer) };
}

function change(orderbookId: string, changes: Partial<StoredChange> = {}): StoredChange {
  return { orderbookId, change: 'kept', reason: 'price', previousRank: 1, rank: 1, ...changes };
}

describe('publishing', () => {
  it('D13: gives back every field of every row', () => {
    const { signals, reading, rows, ids } = seeded();
    const odd = signalRow(ids[3]!, null, {
      score: -1.7976931348623157e308, inTarget: true, targetWeight: 1 / 3, state: 'LONG', event: 'ENTER',
      stateSince: '2026-11-20' as IsoDate, flags: ['CAP_PROXY', 'å“”🐟'], historyStart: '1999-01-04' as IsoDate,
      status: 'STALE', components: { 'it\'s "odd"': { value: 5e-324, rank: 2.5, asOf: null } },
    });
    const stored = [...rows.filter((row) => row.orderbookId !== ids[3]), odd];
    signals.publish(strategyResult('s01', '2026-11-23', stored), publicationContext());
    const run = reading.latest('s01', HASH)!;
    const withoutLabels = reading.rows(run).map(({ isin: _i, ticker: _t, name: _n, previousRank: _p, change: _c, reason: _r, ...row }) => row);
    expect(withoutLabels).toEqual(stored);
    expect(run).toMatchObject({
      asOf: '2026-11-23', revision: 1, status: 'OK', universe: 20, eligible: 20, inTarget: 10, excluded: { market: 2 },
      params: { n: 10 }, computedAt: '2026-11-23T17:00:00.000Z', runId: 'run-1',
    });
  });

  it('writes nothing when exactly these rows are there already', () => {
    const { writer, signals, rows } = seeded();
    const result = strategyResult('s01', '2026-11-23', rows);
    expect(signals.publish(result, publicationContext())).toEqual({ outcome: 'published', revision: 1, rows: 20 });
    const written = writer.query<[], { n: number }>('SELECT total_changes() AS n');
    const before = written.get()!.n;
    const later = publicationContext({ runId: 'run-2', computedAtMs: 0, durationMs: 99 });
    expect(signals.publish(result, later)).toEqual({ outcome: 'unchanged', revision: 1, rows: 0 });
    expect(written.get()!.n).toBe(before);
  });

  it('replaces the rows of a day that changed and raises its revision', () => {
    const { signals, reading, rows, ids } = seeded();
    signals.publish(strategyResult('s01', '2026-11-23', rows), publicationContext());
    const fewer = [signalRow(ids[7]!, 1)];
    const again = signals.publish(strategyResult('s01', '2026-11-23', fewer), publicationContext({ runId: 'run-2' }));
    expect(again).toEqual({ outcome: 'published', revision: 2, rows: 1 });
    const run = reading.latest('s01', HASH)!;
    expect(run).toMatchObject({ revision: 2, runId: 'run-2' });
    expect(reading.rows(run).map((row) => row.orderbookId)).toEqual([ids[7]]);
  });

  it('keeps a good list when the same day later yields none', () => {
    const { signals, reading, rows } = seeded();
    signals.publish(strategyResult('s01', '2026-11-23', rows), publicationContext());
    const failed = strategyResult('s01', '2026-11-23', [], { status: 'INSUFFICIENT_DATA', gate: 'b' });
    expect(signals.publish(failed, publicationContext()).outcome).toBe('kept');
    expect(reading.rows(reading.latest('s01', HASH)!)).toHaveLength(20);
  });

  it('keeps the last good list when a later day yields none, and tells of the attempt', () => {
    const { signals, reading, rows } = seeded();
    signals.publish(strategyResult('s01', '2026-11-20', rows), publicationContext());
    const failed = strategyResult('s01', '2026-11-23', [], { status: 'INSUFFICIENT_DATA', gate: 'fewer than 50 names' });
    signals.publish(failed, publicationContext());
    expect(reading.latest('s01', HASH)?.asOf).toBe('2026-11-20');
    expect(reading.latestAttempt('s01', HASH)).toMatchObject({ asOf: '2026-11-23', gate: 'fewer than 50 names' });
  });

  it('is atomic: another connection sees the old set or the new one, even between two strategies', () => {
    const { writer, signals, rows, ids } = seeded();
    const publishBoth = (asOf: string, count: number): void =>
      writer.atomically(() => {
        for (const strategyId of ['s01', 's02']) {
          signals.publish(strategyResult(strategyId, asOf, rows.slice(0, count)), publicationContext());
          // What a reader finds while the transaction is open.
          const outside = openReader(writer.file);
          const reading = createSignalReader(outside);
          const seen = ['s01', 's02'].map((id) => {
            const run = reading.latest(id, HASH);
            return run === null ? null : [run.asOf, reading.rows(run).length];
          });
          expect(seen).toEqual(asOf === '2026-11-20' ? [null, null] : [['2026-11-20', 5], ['2026-11-20', 5]]);
          outside.close();
        }
      });
    publishBoth('2026-11-20', 5);
    publishBoth('2026-11-23', 20);
    expect(ids).toHaveLength(20);
    const after = createSignalReader(writer);
    expect(after.rows(after.latest('s02', HASH)!)).toHaveLength(20);
  });

  it('takes back the whole set when one row cannot be stored', () => {
    const { signals, reading, rows } = seeded();
    signals.publish(strategyResult('s01', '2026-11-23', rows), publicationContext());
    const broken = [...rows, signalRow('99', 21)];
    expect(() => signals.publish(strategyResult('s01', '2026-11-23', broken), publicationContext())).toThrow('FOREIGN KEY');
    const run = reading.latest('s01', HASH)!;
    expect(run.revision).toBe(1);
    expect(reading.rows(run)).toHaveLength(20);
  });

  it('stores the same bytes for the same result in another database', () => {
    const dump = (): unknown[] => {
      const { writer, signals, rows } = seeded();
      signals.publish(strategyResult('s01', '2026-11-23', rows), publicationContext());
      return [
        ...writer.query('SELECT * FROM strategy_signal').all(),
        ...writer.query('SELECT * FROM strategy_run').all(),
        ...writer.query('SELECT * FROM signal_explanation').all(),
      ];
    };
    expect(JSON.stringify(dump())).toBe(JSON.stringify(dump()));
  });
});

describe('reading signals', () => {
  it('never compares sets of different engine versions', () => {
    const { signals, reading, rows } = seeded();
    signals.publish(strategyResult('s01', '2026-11-19', rows), publicationContext());
    signals.publish(strategyResult('s01', '2026-11-20', rows, { engineVersion: 2 }), publicationContext());
    signals.publish(strategyResult('s01', '2026-11-23', rows, { engineVersion: 2 }), publicationContext());
    const newest = reading.latest('s01', HASH)!;
    expect(newest).toMatchObject({ asOf: '2026-11-23', engineVersion: 2 });
    const previous = reading.previous(newest)!;
    expect(previous.asOf).toBe('2026-11-20');
    expect(reading.previous(previous)).toBeNull();
    expect(reading.latest('s01', HASH, '2026-11-19')?.engineVersion).toBe(1);
    expect(reading.latest('s01', HASH, '2026-11-18')).toBeNull();
  });

  it('joins each row with its names and with what happened since the previous set', () => {
    const { signals, reading, rows, ids } = seeded();
    signals.publish(strategyResult('s01', '2026-11-20', rows.slice(0, 3)), publicationContext());
    signals.publish(
      strategyResult('s01', '2026-11-23', rows.slice(1, 4)),
      publicationContext({
        previousAsOf: '2026-11-20' as IsoDate,
        changes: [
          change(ids[0]!, { change: 'exited', reason: 'filter', previousRank: 1, rank: null }),
          change(ids[1]!, { change: 'kept', previousRank: 2, rank: 2 }),
          change(ids[3]!, { change: 'entered', reason: 'report', previousRank: null, rank: 4 }),
        ],
      }),
    );
    const run = reading.latest('s01', HASH)!;
    expect(run.previousAsOf).toBe('2026-11-20');
    const seen = reading.rows(run).map(({ ticker, change: what, reason, previousRank }) => ({ ticker, what, reason, previousRank }));
    expect(seen).toEqual([
      { ticker: 'TST5001 B', what: 'kept', reason: 'price', previousRank: 2 },
      // In the target neither now nor then: no change, but a place before.
      { ticker: 'TST5002 B', what: null, reason: null, previousRank: 3 },
      { ticker: 'TST5003 B', what: 'entered', reason: 'report', previousRank: null },
    ]);
    expect(reading.changes(run).map(({ ticker, change: what }) => [ticker, what])).toEqual([
      ['TST5003 B', 'entered'], ['TST5000 B', 'exited'], ['TST5001 B', 'kept'],
    ]);
    expect(reading.row(run, ids[1]!)?.name).toBe('Testbolaget 5001');
    expect(reading.row(run, ids[0]!)).toBeNull();
  });

  it('explains the newest day only; an older day computed again does not replace it', () => {
    const { signals, reading, rows, ids } = seeded();
    signals.publish(strategyResult('s01', '2026-11-23', rows), publicationContext());
    signals.publish(strategyResult('s01', '2026-11-20', rows), publicationContext());
    expect(reading.explanation('s01', HASH, ids[0]!)).toEqual({
      asOf: '2026-11-23',
      filters: [{ name: 'marketCap', passed: true, value: 2e9, limit: 1e9, margin: 1e9 }],
    });
    signals.publish(strategyResult('s01', '2026-11-24', rows.slice(0, 1)), publicationContext());
    expect(reading.explanation('s01', HASH, ids[0]!)?.asOf).toBe('2026-11-24');
    expect(reading.explanation('s01', HASH, ids[1]!)).toBeNull();
  });

  it('tells the ranks of an instrument day by day', () => {
    const { signals, reading, ids } = seeded();
    for (const [asOf, rank] of [['2026-11-19', 3], ['2026-11-20', 2], ['2026-11-23', 11]] as const) {
      signals.publish(strategyResult('s01', asOf, [signalRow(ids[0]!, rank)]), publicationContext());
    }
    expect(reading.rankHistory('s01', HASH, 1, ids[0]!, '2026-11-20')).toEqual([
      { asOf: '2026-11-20', rank: 2, inTarget: true, score: 0.5, state: null },
      { asOf: '2026-11-23', rank: 11, inTarget: false, score: 1 / 11, state: null },
    ]);
  });

  it('finds the model portfolio of the newest rebalance', () => {
    const { writer, signals, rows, ids } = seeded();
    const holding = (id: string, rankAtPurchase: number) => ({
      orderbookId: instrumentId(id), weight: 0.5, rankAtPurchase, heldSince: '2026-03-02' as IsoDate,
    });
    signals.publish(
      strategyResult('s01', '2026-02-27', rows),
      publicationContext({ holdings: { rebalancedOn: '2026-03-02' as IsoDate, rows: [holding(ids[1]!, 2), holding(ids[0]!, 1)] } }),
    );
    const holdings = createHoldingReader(writer);
    expect(holdings.portfolio('s01', HASH, '2026-03-01')).toBeNull();
    expect(holdings.portfolio('s01', HASH, '2026-11-23')).toEqual({
      rebalancedOn: '2026-03-02', holdings: [holding(ids[0]!, 1), holding(ids[1]!, 2)],
    });
  });

  it('remembers a rebalance after which nothing is held, and does not take the one before it for the newest', () => {
    const { writer, signals, rows, ids } = seeded();
    const rebalancedTo = (asOf: string, rebalancedOn: string, held: readonly string[]) =>
      signals.publish(
        strategyResult('s14', asOf, rows),
        publicationContext({
          holdings: {
            rebalancedOn: rebalancedOn as IsoDate,
            rows: held.map((id) => ({ orderbookId: instrumentId(id), weight: 0.5, rankAtPurchase: 1, heldSince: rebalancedOn as IsoDate })),
          },
        }),
      );
    rebalancedTo('2026-02-27', '2026-03-02', [ids[0]!]);
    rebalancedTo('2026-03-31', '2026-04-01', []);
    const holdings = createHoldingReader(writer);
    expect(holdings.portfolio('s14', HASH, '2026-03-31')?.holdings).toHaveLength(1);
    expect(holdings.portfolio('s14', HASH, '2026-04-01')).toEqual({ rebalancedOn: '2026-04-01', holdings: [] });
  });
});
