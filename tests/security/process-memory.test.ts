import { describe, expect, it } from 'vitest';
import { listProcesses, type MetricToList } from '../../src/main/shell/crash/process-list';

const metric = (pid: number, type: string, workingSetSize: number, privateBytes?: number): MetricToList =>
  ({ pid, type, memory: { workingSetSize, ...(privateBytes === undefined ? {} : { privateBytes }) } }) as MetricToList;

describe('Electron’s account of memory', () => {
  it('E9 is in kilobytes and becomes bytes', () => {
    expect(listProcesses([metric(1, 'Browser', 168_216, 90_000)], [1], () => '')).toEqual([
      { pid: 1, type: 'main', reported: { residentBytes: 168_216 * 1024, privateBytes: 90_000 * 1024 } },
    ]);
  });

  it('E9 has private bytes on Windows alone, and none is not zero', () => {
    expect(listProcesses([metric(1, 'Browser', 1)], [1], () => '')[0]?.reported?.privateBytes).toBeNull();
  });

  it('E9 begins with main, names the page a renderer, and keeps every other name', () => {
    const types = listProcesses([metric(4, 'Tab', 1), metric(2, 'GPU', 1), metric(1, 'Browser', 1), metric(3, 'Sandbox helper', 1)], [], () => '').map(({ type }) => type);
    expect(types).toEqual(['main', 'renderer', 'gpu', 'sandbox-helper']);
  });

  it('E9 leaves out the helpers that start the others: the system’s tree has them, each once', () => {
    const listed = listProcesses([metric(1, 'Browser', 1), metric(4, 'Tab', 1)], [1, 2, 3, 4], () => 'zygote');
    expect(listed.map(({ pid, type }) => `${String(pid)} ${type}`)).toEqual(['1 main', '4 renderer', '2 zygote', '3 zygote']);
  });
});
