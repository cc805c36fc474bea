import { describe, expect, it } from 'vitest';
import { helperType, parseKibibytes, parseParent, processTree, sampleProcess, type ReadProcess } from '../../../src/main/memory/process-memory';
import { createPageReport } from '../../../src/main/memory/page-report';
import { takeMemorySnapshot, type MemorySnapshotInput } from '../../../src/main/memory/snapshot';

const ROLLUP = `55d0c0a00000-7ffd3d9fe000 ---p 00000000 00:00 0                          [rollup]
Rss:              168216 kB
Pss:               98304 kB
Pss_Dirty:         61440 kB
Private_Clean:     20480 kB
Private_Dirty:     40960 kB
`;
const STATUS = 'Name:\tkursvakt\nVmPeak:\t 1204096 kB\nVmRSS:\t  168216 kB\n';

const linux: ReadProcess = (_pid, file) => ({ smaps_rollup: ROLLUP, status: STATUS, stat: '', cmdline: '' })[file];
const elsewhere: ReadProcess = () => '';
const withoutRollup: ReadProcess = (pid, file) => (file === 'smaps_rollup' && pid === 2 ? '' : linux(pid, file));

describe('the kernel’s account of a process', () => {
  it('E9 is in kibibytes and becomes bytes', () => {
    expect(parseKibibytes(ROLLUP, 'Pss')).toBe(98_304 * 1024);
    expect(parseKibibytes(ROLLUP, 'Private_Dirty')).toBe(40_960 * 1024);
    expect(parseKibibytes(STATUS, 'VmRSS')).toBe(168_216 * 1024);
  });

  it('E9 without a line is missing, not zero', () => {
    expect(parseKibibytes(ROLLUP, 'Ps')).toBeNull();
    expect(parseKibibytes('', 'Pss')).toBeNull();
    expect(parseKibibytes('Pss: 12 MB', 'Pss')).toBeNull();
  });

  it('names the parent however the program is called', () => {
    expect(parseParent('8088 (electron) S 8087 8088 8050')).toBe(8087);
    expect(parseParent('8088 (a) S 1 (b) R 42 0')).toBe(42);
    expect(parseParent('')).toBeNull();
  });

  it('knows a helper by what it was started for', () => {
    expect(helperType(1, () => '/opt/electron\0--type=zygote\0--no-zygote-sandbox\0')).toBe('zygote');
    expect(helperType(1, () => '/opt/electron\0--type=gpu-process\0')).toBe('gpu');
    expect(helperType(1, () => '/opt/electron --type=utility --lang=sv')).toBe('utility');
    expect(helperType(1, () => '/usr/bin/other\0')).toBe('helper');
  });

  it('E9 of this very process is there on Linux, and it is in its own tree', (test) => {
    if (process.platform !== 'linux') test.skip('there is no /proc');
    const sample = sampleProcess({ pid: process.pid, type: 'test' });
    expect(sample.pssBytes).toBeGreaterThan(1_000_000);
    expect(sample.rssBytes).toBeGreaterThanOrEqual(sample.pssBytes!);
    expect(processTree(process.ppid)).toContain(process.pid);
  });
});

describe('memory of the whole app', () => {
  const reported = { residentBytes: 300, privateBytes: null };
  const input: MemorySnapshotInput = {
    nowMs: Date.UTC(2026, 10, 24),
    processes: [{ pid: 1, type: 'main', reported }, { pid: 2, type: 'renderer', reported }],
    main: { heapUsedBytes: 11, externalBytes: 33, arrayBuffersBytes: 22 },
    engine: null,
    page: null,
    budgetBytes: 400,
    lastCleanup: null,
  };

  it('E9 is the sum of proportional sizes on Linux', () => {
    const snapshot = takeMemorySnapshot(input, linux);
    expect(snapshot).toMatchObject({ metric: 'pss', totalPssBytes: 2 * 98_304 * 1024 });
  });

  it('E9 has beside each share what is private to the process', () => {
    expect(takeMemorySnapshot(input, linux).processes.map((one) => one.privateBytes)).toEqual([61_440 * 1024, 61_440 * 1024]);
    expect(takeMemorySnapshot(input, elsewhere).processes.map((one) => one.privateBytes)).toEqual([null, null]);
  });

  it('E9 says so where only resident sizes are known', () => {
    const snapshot = takeMemorySnapshot(input, elsewhere);
    expect(snapshot).toMatchObject({ metric: 'resident', totalPssBytes: 600 });
    expect(snapshot.processes.map(({ pssBytes, rssBytes }) => [pssBytes, rssBytes])).toEqual([[null, 300], [null, 300]]);
  });

  it('E9 is the sum of private sizes where Electron knows them', () => {
    const processes = [{ pid: 1, type: 'main', reported: { residentBytes: 300, privateBytes: 200 } }, { pid: 2, type: 'gpu', reported: { residentBytes: 90, privateBytes: 40 } }];
    expect(takeMemorySnapshot({ ...input, processes }, elsewhere)).toMatchObject({ metric: 'private-working-set', totalPssBytes: 240 });
  });

  it('E9 a process whose better account is closed to us counts with what is known, never with nothing', () => {
    expect(takeMemorySnapshot(input, withoutRollup).totalPssBytes).toBe((98_304 + 168_216) * 1024);
  });

  it('E9 the engine has a line of its own that is counted once, as part of main', () => {
    const engine = { heapUsedBytes: 1000, arrayBuffersBytes: 536_870_912, externalBytes: 536_870_912 };
    const without = takeMemorySnapshot(input, linux);
    const snapshot = takeMemorySnapshot({ ...input, engine }, linux);
    expect(snapshot.totalPssBytes).toBe(without.totalPssBytes);
    expect(snapshot.processes.at(-1)).toEqual({ type: 'engine', pid: 1, pssBytes: null, privateBytes: null, rssBytes: null, ...engine });
    expect(snapshot.processes[0]).toMatchObject({ heapUsedBytes: 11, externalBytes: 33, arrayBuffersBytes: 22 });
  });

  it('E9 the page’s own account stands beside its process, and only there', () => {
    const page = { heapUsedBytes: 7, externalBytes: 5 };
    expect(takeMemorySnapshot({ ...input, page }, linux).processes[1]).toMatchObject({ type: 'renderer', pssBytes: 98_304 * 1024, ...page, arrayBuffersBytes: null });
    expect(takeMemorySnapshot({ ...input, page, processes: input.processes.slice(0, 1) }, linux).processes).toHaveLength(1);
  });

  it('E9 the page’s account is true for a minute and a half, and ends with the page', () => {
    const clock = { nowMs: 0 };
    const report = createPageReport(() => clock.nowMs);
    const told = { heapUsedBytes: 7, externalBytes: 5 };
    expect(report.newest()).toBeNull();
    report.heard(told);
    clock.nowMs = 90_000;
    expect(report.newest()).toEqual(told);
    clock.nowMs = 90_001;
    expect(report.newest()).toBeNull();
    report.heard(told);
    report.forget();
    expect(report.newest()).toBeNull();
  });

  it('E9 of no process at all is nothing rather than a failure', () => {
    expect(takeMemorySnapshot({ ...input, processes: [] }, linux)).toMatchObject({ totalPssBytes: 0, metric: 'resident' });
  });
});
