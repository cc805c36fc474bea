import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../bench/lib/bundle.mjs';
import { allContestants } from '../../bench/lib/contestants.mjs';
import { largestDifference, verify } from '../../bench/lib/verify.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kursvakt-bench-test-'));
let built: Awaited<ReturnType<typeof bundle>>;

beforeAll(async () => {
  built = await bundle({ 'make-data': 'bench/engine/make-data.ts', contestant: 'bench/engine/contestant.ts' });
  const made = spawnSync(process.execPath, [built.file('make-data'), folder, '20', '300', 'history'], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
}, 60_000);

afterAll(() => {
  built.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('the benchmark', () => {
  it('G12 every contestant that is installed computes what the definition says', { timeout: 60_000 }, async () => {
    const contestants = allContestants(built.file('contestant')).filter(({ missing }) => missing === null);
    expect(contestants.map(({ id }) => id)).toContain('kursvakt');
    for (const contestant of contestants) {
      const verified = await verify(contestant, folder, { history: true, engineHistory: null });
      expect(verified?.daily, contestant.name).toBeLessThan(1e-9);
      expect(verified?.history ?? 0, contestant.name).toBeLessThan(1e-9);
    }
  });

  it('leaves out a contestant whose process ends without an answer', async () => {
    const [ours] = allContestants(built.file('contestant'));
    const gone = { ...ours!, program: process.execPath, args: ['--eval', 'process.exit(134)'] };
    await expect(verify(gone, folder, { history: false, engineHistory: null })).resolves.toBeNull();
  });

  it('G12 sees a figure that is wrong, and one that only one side has', () => {
    expect(largestDifference(Float64Array.of(1, Number.NaN, 3), Float64Array.of(1, Number.NaN, 3))).toBe(0);
    expect(largestDifference(Float64Array.of(1, 2), Float64Array.of(1, 2.1))).toBeCloseTo(0.05);
    expect(largestDifference(Float64Array.of(1, Number.NaN), Float64Array.of(1, 2))).toBe(Infinity);
  });
});
