import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isStale, newestChangeMs } from '../../scripts/lib/staleness.mjs';

const CURRENT = { stampText: '1000.25', stampMs: 5000, sourcesMs: 1000.25, outputMs: 4000 };

describe('a build', () => {
  it('is current while its sources are as they were when it began', () => {
    expect(isStale(CURRENT)).toBe(false);
  });

  it('is stale when a source changed, also during the build', () => {
    expect(isStale({ ...CURRENT, sourcesMs: 4500 })).toBe(true);
  });

  it('is stale when an older source was put back', () => {
    expect(isStale({ ...CURRENT, sourcesMs: 900 })).toBe(true);
  });

  it('is stale without stamp or output, and when something else wrote the output', () => {
    expect(isStale({ ...CURRENT, stampText: null })).toBe(true);
    expect(isStale({ ...CURRENT, outputMs: 0 })).toBe(true);
    expect(isStale({ ...CURRENT, outputMs: 6000 })).toBe(true);
  });
});

describe('the newest change', () => {
  it('is found in the depth, and a deleted file counts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kursvakt-stale-'));
    try {
      const deep = join(folder, 'a', 'b');
      mkdirSync(deep, { recursive: true });
      const file = join(deep, 'file');
      writeFileSync(file, '');
      for (const path of [deep, join(folder, 'a'), folder]) utimesSync(path, 1000, 1000);
      utimesSync(file, 2000, 2000);
      expect(newestChangeMs(folder)).toBe(2_000_000);
      rmSync(file);
      expect(newestChangeMs(folder)).toBeGreaterThan(2_000_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect(newestChangeMs(folder)).toBe(0);
  });
});
