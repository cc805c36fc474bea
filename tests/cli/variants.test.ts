import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommandLine, type CommandLine } from './cli-bench';

const STRATEGY = 'sammansatt_momentum';
const QUALITY = {
  id: 'quality',
  name: 'Quality of my own',
  filters: [{ factor: 'marketCap', comparison: 'gt', value: 500_000_000 }],
  ranks: [
    { factor: 'roe', direction: 'desc', weight: 2 },
    { factor: 'pe', direction: 'asc', weight: 1 },
  ],
};

let cli: CommandLine;

beforeAll(async () => {
  cli = await startCommandLine(90);
  expect((await cli.json(['sync'])).exitCode).toBe(0);
}, 120_000);

afterAll(() => cli.close());

describe('a variant', () => {
  it('out of range is refused with the range, and nothing is stored', async () => {
    const { exitCode, value } = await cli.json(['variant', 'save', STRATEGY, 'far', '--params', '{"n": 500}']);
    expect(exitCode).toBe(2);
    expect(value.error).toMatchObject({ kind: 'invalid-input', message: expect.stringContaining('from 1 to 100') });
    expect((await cli.json(['variant', 'list', STRATEGY])).value).toHaveLength(1);
  });

  it('can be tried without being stored, and tells what it changes', async () => {
    const { value } = await cli.json(['variant', 'preview', STRATEGY, '--params', '{"n": 5}']);
    expect(value).toMatchObject({ strategyId: STRATEGY, asOf: '2026-11-20', entered: [] });
    const published = (await cli.json(['signals', STRATEGY])).value;
    const targets = published.rows.filter((row: { inTarget: boolean }) => row.inTarget);
    expect(value.target).toHaveLength(5);
    expect(value.exited.map((row: { ticker: string }) => row.ticker)).toEqual(targets.slice(5).map((row: { ticker: string }) => row.ticker));
    expect((await cli.json(['variant', 'list', STRATEGY])).value).toHaveLength(1);
  });

  it('is computed by the next run on the same data, beside the published parameters and with a history of its own', async () => {
    const saved = (await cli.json(['variant', 'save', STRATEGY, 'five', '--params', '{"n": 5}'])).value;
    expect((await cli.json(['signals', STRATEGY, '--variant', 'five'])).value.error).toMatchObject({ kind: 'no-data' });
    expect((await cli.json(['sync'])).exitCode).toBe(0);
    const five = (await cli.json(['signals', STRATEGY, '--variant', 'five'])).value;
    expect(five.paramsHash).toBe(saved.paramsHash);
    expect(five.rows.filter((row: { inTarget: boolean }) => row.inTarget)).toHaveLength(5);
    const published = (await cli.json(['signals', STRATEGY])).value;
    expect(published.rows.filter((row: { inTarget: boolean }) => row.inTarget).length).toBeGreaterThan(5);
    expect((await cli.json(['explain', STRATEGY, five.rows[0].ticker, '--variant', saved.paramsHash])).value).toMatchObject({ rank: 1 });
  });

  it('that nobody has saved is refused with the names there are', async () => {
    const { exitCode, value } = await cli.json(['signals', STRATEGY, '--variant', 'six']);
    expect(exitCode).toBe(2);
    expect(value.error.remedy).toContain('five');
  });

  it('can be removed, the published parameters cannot', async () => {
    const published = (await cli.json(['variant', 'list', STRATEGY])).value[0];
    expect((await cli.json(['variant', 'remove', STRATEGY, published.paramsHash])).exitCode).toBe(2);
    expect((await cli.json(['variant', 'remove', STRATEGY, 'five'])).exitCode).toBe(0);
    expect((await cli.json(['variant', 'list', STRATEGY])).value).toHaveLength(1);
  });
});

describe('a strategy of one’s own', () => {
  it('with a figure that does not exist is refused with those that do', async () => {
    const file = join(cli.home, 'wrong.json');
    writeFileSync(file, JSON.stringify({ ...QUALITY, ranks: [{ factor: 'luck', direction: 'asc', weight: 1 }] }));
    const { exitCode, value } = await cli.json(['custom', 'add', file]);
    expect(exitCode).toBe(2);
    expect(value.error.message).toContain('ranks[0].factor');
  });

  it('is computed, listed, explained and removed like the published ones', async () => {
    const file = join(cli.home, 'quality.json');
    writeFileSync(file, JSON.stringify(QUALITY));
    expect((await cli.json(['custom', 'add', file])).value.strategyId).toBe('custom_quality');
    expect((await cli.json(['compute'])).exitCode).toBe(0);
    expect((await cli.json(['strategies'])).value.map((one: { strategyId: string }) => one.strategyId)).toContain('custom_quality');
    expect((await cli.json(['variant', 'list', 'custom_quality'])).value).toMatchObject([{ name: null, status: 'INSUFFICIENT_DATA', held: 0 }]);
    expect((await cli.json(['signals', 'custom_quality'])).value.error.remedy).toContain('eligible');
    expect((await cli.json(['custom', 'remove', 'custom_quality'])).exitCode).toBe(0);
    expect((await cli.json(['signals', 'custom_quality'])).exitCode).toBe(2);
  });
});
