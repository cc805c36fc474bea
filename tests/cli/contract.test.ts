import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireWriterLock } from '../../src/main/store/file/writer-lock';
import { startCommandLine, type CommandLine, type Printed } from './cli-bench';

/** The keys that scripts rely on; more may be added, none may go. */
const SYNC = {
  top: ['runId', 'status', 'startedAt', 'finishedAt', 'asOf', 'instruments', 'bars', 'requests', 'strategies', 'signals', 'failures'],
  instruments: ['total', 'updated', 'unchanged', 'failed', 'delisted'],
  bars: ['inserted', 'corrected', 'rejected'],
  requests: ['count', 'bytes', 'retried', 'failed'],
  strategies: ['computed', 'failed'],
  signals: ['rows', 'entered', 'exited', 'kept', 'corrections'],
} as const;
const ROW = [
  'rank', 'orderbookId', 'isin', 'ticker', 'name', 'score', 'inTarget', 'targetWeight', 'state', 'event', 'stateSince', 'previousRank', 'change',
  'components', 'flags',
];
const LIMIT_MS = 120_000;

function expectKeys(value: unknown, keys: readonly string[]): void {
  expect(Object.keys(value as object)).toEqual(expect.arrayContaining([...keys]));
}

function expectSummary(value: Printed): void {
  expectKeys(value, SYNC.top);
  for (const part of ['instruments', 'bars', 'requests', 'strategies', 'signals'] as const) {
    expectKeys(value[part], SYNC[part]);
    for (const key of SYNC[part]) expect(value[part][key], `${part}.${key}`).toBeTypeOf('number');
  }
  expect(Array.isArray(value.failures)).toBe(true);
  expect(value.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(Date.parse(value.finishedAt)).toBeGreaterThanOrEqual(Date.parse(value.startedAt));
}

let cli: CommandLine;
beforeAll(async () => {
  cli = await startCommandLine();
}, LIMIT_MS);
afterAll(() => cli.close());

// In order: each step finds what the one before has stored.
describe('the command line from an empty folder on', { timeout: LIMIT_MS }, () => {
  it('says that there is nothing yet, with exit code 1', async () => {
    const { exitCode, value } = await cli.json(['signals', 'macd_cross']);
    expect(exitCode).toBe(1);
    expect(value).toEqual({ error: { kind: 'no-data', message: 'Nothing has been stored yet.', remedy: 'Run “kursvakt sync” first.' } });
  });

  it('refuses to compute nothing, also where a database was made for it', async () => {
    const empty = { KURSVAKT_HOME: join(cli.home, 'nothing') };
    const refusal = { exitCode: 1, value: { error: { kind: 'no-data', message: 'No prices have been stored yet.', remedy: 'Run “kursvakt sync” first.' } } };
    expect(await cli.json(['compute'], empty)).toEqual(refusal);
    expect(await cli.json(['compute', '--as-of', '2026-11-19'], empty)).toEqual(refusal);
  });

  it('syncs a part of the market with --limit', async () => {
    const { exitCode, value } = await cli.json(['sync', '--limit', '5']);
    expect(exitCode).toBe(0);
    expectSummary(value);
    expect(value).toMatchObject({ status: 'ok', instruments: { total: 5, updated: 5, failed: 0 } });
  });

  it('syncs the rest and computes every strategy, with progress on standard error only', async () => {
    const { exitCode, stdout, stderr } = await cli.run(['sync', '--json']);
    const value = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expectSummary(value);
    expect(value).toMatchObject({ status: 'ok', asOf: '2026-11-20', instruments: { failed: 0, delisted: 0 }, strategies: { computed: 20, failed: 0 } });
    expect(value.instruments.updated).toBeGreaterThan(50);
    expect(value.bars.inserted).toBeGreaterThan(20_000);
    expect(value.signals.rows).toBeGreaterThan(100);
    expect(value.requests.count).toBeGreaterThan(200);
    expect(stderr).toContain('fetching');
  });

  it('changes nothing when it syncs again, and says so', async () => {
    const { exitCode, value } = await cli.json(['sync'], { KURSVAKT_NOW: '2026-11-20T21:00:00+01:00' });
    expect(exitCode).toBe(0);
    expectSummary(value);
    expect(value).toMatchObject({ status: 'ok', unchanged: true, instruments: { updated: 0 }, bars: { inserted: 0, corrected: 0 }, signals: { rows: 0 } });
    const { stdout } = await cli.run(['sync'], { KURSVAKT_NOW: '2026-11-20T21:10:00+01:00' });
    expect(stdout).toContain('Nothing has changed');
  });

  it('lists the strategies with their parameters', async () => {
    const { exitCode, value } = await cli.json(['strategies']);
    expect(exitCode).toBe(0);
    expect(value).toHaveLength(20);
    for (const strategy of value) {
      expectKeys(strategy, ['strategyId', 'name', 'kind', 'description', 'source', 'params', 'rebalanceMonths', 'minHistoryDays', 'engineVersion']);
      expect(['list', 'state']).toContain(strategy.kind);
      for (const param of Object.values(strategy.params)) expectKeys(param, ['default', 'min', 'max']);
    }
  });

  it('shows a day’s signals: the target alone, or everything with --all', async () => {
    const { exitCode, value } = await cli.json(['signals', 'dual_momentum']);
    expect(exitCode).toBe(0);
    expectKeys(value, ['strategyId', 'paramsHash', 'asOf', 'status', 'computedAt', 'runId', 'engineVersion', 'freshness', 'universe', 'rows']);
    expectKeys(value.freshness, ['expectedSession', 'currentShare', 'state']);
    expectKeys(value.universe, ['total', 'eligible', 'excluded']);
    expect(value).toMatchObject({ strategyId: 'dual_momentum', asOf: '2026-11-20', freshness: { expectedSession: '2026-11-20', state: 'fresh' } });
    expect(value.rows.length).toBeGreaterThan(0);
    for (const row of value.rows) {
      expectKeys(row, ROW);
      expect(row.inTarget).toBe(true);
      expect(['entered', 'exited', 'kept', 'none']).toContain(row.change);
      for (const component of Object.values(row.components)) expectKeys(component, ['value', 'rank', 'of', 'contribution', 'asOf']);
    }
    const all = (await cli.json(['signals', 'dual_momentum', '--all'])).value;
    expect(all.rows.length).toBeGreaterThan(value.rows.length);
    expect(all.rows).toEqual(expect.arrayContaining(value.rows));
    expect(all.rows.map((row: Printed) => row.rank)).toEqual(all.rows.map((_: unknown, index: number) => index + 1));
    const state = (await cli.json(['signals', 'macd_cross'])).value;
    expect(state.rows.every((row: Printed) => row.state === 'LONG' || row.event === 'EXIT')).toBe(true);
  });

  it('explains a row by ticker, ISIN and orderbook id alike, and one that is not in the list', async () => {
    const [row] = (await cli.json(['signals', 'dual_momentum'])).value.rows;
    const byId = await cli.json(['explain', 'dual_momentum', row.orderbookId]);
    expect(byId.exitCode).toBe(0);
    expectKeys(byId.value, [...ROW, 'filters', 'distanceToTarget', 'border', 'scoreToBorder', 'leavesBelow', 'fallToLeave', 'firstFailedFilter']);
    expect(byId.value).toMatchObject({ ticker: row.ticker, rank: row.rank, firstFailedFilter: null, distanceToTarget: row.rank - 10, border: { rank: 11 } });
    expect(byId.value.scoreToBorder).toBeLessThanOrEqual(0);
    expect(byId.value.leavesBelow).toBeCloseTo(byId.value.components.close.value * (1 - byId.value.fallToLeave), 9);
    expect(byId.value.filters.length).toBeGreaterThan(0);
    for (const filter of byId.value.filters) expectKeys(filter, ['name', 'passed', 'value', 'limit', 'margin']);
    expect((await cli.json(['explain', 'dual_momentum', row.ticker])).value).toEqual(byId.value);
    expect((await cli.json(['explain', 'dual_momentum', row.isin])).value).toEqual(byId.value);
    const [special] = cli.market.state().specials.preferred!;
    const outside = (await cli.json(['explain', 'dual_momentum', special!])).value;
    expect(outside).toMatchObject({ rank: null, inTarget: false });
    expect(outside.firstFailedFilter).toBeTypeOf('string');
    expect(await cli.json(['explain', 'dual_momentum', 'NOSUCH X'])).toMatchObject({ exitCode: 1, value: { error: { kind: 'no-data' } } });
  });

  it('shows what a day changed, by itself and between two days', async () => {
    cli.market.advance(1);
    const synced = await cli.json(['sync']);
    expect(synced).toMatchObject({ exitCode: 0, value: { asOf: '2026-11-23', status: 'ok' } });
    const { exitCode, value } = await cli.json(['diff', 'macd_cross']);
    expect(exitCode).toBe(0);
    expectKeys(value, ['from', 'to', 'entered', 'exited', 'moved', 'reasons']);
    expect(value).toMatchObject({ from: '2026-11-20', to: '2026-11-23' });
    for (const entry of [...value.entered, ...value.exited]) {
      expect(['price', 'report', 'filter', 'universe', 'correction']).toContain(value.reasons[entry.orderbookId]);
    }
    expect((await cli.json(['diff', 'macd_cross', '--from', '2026-11-20', '--to', '2026-11-23'])).value).toEqual(value);
    const backwards = await cli.json(['diff', 'macd_cross', '--from', '2026-11-23', '--to', '2026-11-20']);
    expect(backwards).toMatchObject({ exitCode: 2, value: { error: { kind: 'invalid-input', remedy: expect.stringContaining('earlier day') as string } } });
    expect((await cli.json(['diff', 'macd_cross', '--from', '2027-01-01'])).value.error).toMatchObject({ kind: 'invalid-input' });
    const now = (await cli.json(['signals', 'macd_cross'])).value;
    expect(value.entered.map((entry: Printed) => entry.orderbookId).sort()).toEqual(
      now.rows.filter((row: Printed) => row.change === 'entered').map((row: Printed) => row.orderbookId).sort(),
    );
    const before = (await cli.json(['signals', 'macd_cross', '--as-of', '2026-11-22'])).value;
    expect(before.asOf).toBe('2026-11-20');
  });

  it('computes a past day again without a request, and to the same rows', async () => {
    const before = (await cli.json(['signals', 'macd_cross', '--all', '--as-of', '2026-11-20'])).value.rows;
    const asked = cli.market.requests.length;
    const { exitCode, value } = await cli.json(['compute', '--as-of', '2026-11-20']);
    expect(exitCode).toBe(0);
    expectSummary(value);
    expect(value).toMatchObject({ status: 'ok', asOf: '2026-11-20', requests: { count: 0 }, strategies: { computed: 20 } });
    expect(cli.market.requests).toHaveLength(asked);
    expect((await cli.json(['signals', 'macd_cross', '--all', '--as-of', '2026-11-20'])).value.rows).toEqual(before);
  });

  it('reads everything anew with --full, and finds the same', async () => {
    const { exitCode, value } = await cli.json(['sync', '--full'], { KURSVAKT_NOW: '2026-11-23T21:00:00+01:00' });
    expect(exitCode).toBe(0);
    expect(value).toMatchObject({ status: 'ok', bars: { inserted: 0, corrected: 0 } });
    expect(value.requests.count).toBeGreaterThan(200);
  });

  it('measures its own memory when no app runs', async () => {
    const { exitCode, value } = await cli.json(['memory']);
    expect(exitCode).toBe(0);
    expectKeys(value, ['at', 'processes', 'totalPssBytes', 'budgetBytes', 'lastCleanup']);
    expect(value.processes.length).toBeGreaterThan(0);
    for (const line of value.processes) expectKeys(line, ['type', 'pid', 'pssBytes', 'rssBytes', 'heapUsedBytes', 'arrayBuffersBytes']);
    expect(value.totalPssBytes).toBeGreaterThan(10_000_000);
  });

  it('looks at everything that could be wrong', async () => {
    const { exitCode, value } = await cli.json(['doctor']);
    expect(value).toMatchObject({ ok: true });
    expect(exitCode).toBe(0);
    for (const check of value.checks) expectKeys(check, ['id', 'ok', 'message', 'remedy']);
    const about = value.checks.map((check: Printed) => check.id);
    expect(about).toEqual(expect.arrayContaining(['runtime', 'sqlite', 'database', 'schema', 'folder', 'disk', 'last-run', 'clock', 'source', 'provider']));
    const early = { KURSVAKT_NOW: '2026-11-20T20:00:00+01:00' };
    expect((await cli.json(['doctor'], early)).value.checks.find((check: Printed) => check.id === 'clock')).toMatchObject({ ok: false });
    expect(await cli.json(['sync'], early)).toMatchObject({ exitCode: 1, value: { error: { kind: 'clock' } } });
    const cut = await cli.json(['doctor'], { KURSVAKT_AVANZA_URL: 'http://127.0.0.1:9' });
    expect(cut).toMatchObject({ exitCode: 1, value: { ok: false } });
    expect(cut.value.checks.filter((check: Printed) => !check.ok).map((check: Printed) => check.id)).toEqual(['provider']);
  });

  it('writes a verified backup and restores it', async () => {
    const file = join(cli.home, 'copy.db');
    const backup = await cli.json(['backup', '--out', file]);
    expect(backup.exitCode).toBe(0);
    expect(backup.value).toMatchObject({ file, verified: true });
    expect(backup.value.rows.strategy_signal).toBeGreaterThan(100);
    const before = (await cli.json(['signals', 'macd_cross'])).value.rows;
    const restored = await cli.json(['restore', file]);
    expect(restored.exitCode).toBe(0);
    expectKeys(restored.value, ['file', 'verified', 'rows']);
    expect(restored.value.rows).toEqual(backup.value.rows);
    expect((await cli.json(['signals', 'macd_cross'])).value.rows).toEqual(before);
    expect(await cli.json(['restore', join(cli.home, 'none.db')])).toMatchObject({ value: { error: { kind: expect.any(String) } } });
  });

  it('refuses to write with exit code 4 while another instance does, and still reads', async () => {
    const lock = acquireWriterLock(cli.home);
    for (const args of [['sync'], ['compute'], ['backup'], ['restore', join(cli.home, 'copy.db')]]) {
      expect(await cli.json(args), args[0]).toMatchObject({ exitCode: 4, value: { error: { kind: 'store-busy' } } });
    }
    expect((await cli.json(['signals', 'macd_cross'])).exitCode).toBe(0);
    lock.release();
  });

  it('is done in part, with exit code 3, when some instruments fail, and names them', async () => {
    cli.market.advance(1);
    cli.market.setFault('truncated', { pathPattern: '/price-chart/', times: 2 });
    const { exitCode, value } = await cli.json(['sync']);
    expect(exitCode).toBe(3);
    expect(value).toMatchObject({ status: 'partial', instruments: { failed: 2 } });
    expect(value.failures).toHaveLength(2);
    for (const failed of value.failures) {
      expectKeys(failed, ['orderbookId', 'stage', 'kind', 'message']);
      expect(failed).toMatchObject({ stage: 'prices', kind: 'contract' });
    }
  });

  it('fails with exit code 1 when nothing could be fetched, and the signals stay', async () => {
    const before = (await cli.json(['signals', 'macd_cross'])).value.rows;
    cli.market.advance(1);
    cli.market.setFault('dead');
    const { exitCode, value } = await cli.json(['sync']);
    cli.market.setFault(null);
    expect(exitCode).toBe(1);
    expect(value).toMatchObject({ status: 'failed' });
    expect(value.failures[0].kind).toBe('network');
    expect((await cli.json(['signals', 'macd_cross'])).value.rows).toEqual(before);
  });
});
