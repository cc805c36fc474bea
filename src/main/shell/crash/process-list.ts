import type { ProcessMetric } from 'electron';
import type { ProcessToSample } from '../../memory/process-memory';

/** Electron counts in kilobytes, everybody else here in bytes. */
const KILOBYTE = 1024;

function typeOf(metric: Pick<ProcessMetric, 'type'>): string {
  if (metric.type === 'Browser') return 'main';
  if (metric.type === 'Tab') return 'renderer';
  return metric.type.toLowerCase().replaceAll(' ', '-');
}

export type MetricToList = Pick<ProcessMetric, 'pid' | 'type'> & { readonly memory: Pick<ProcessMetric['memory'], 'workingSetSize' | 'privateBytes'> };

/**
 * Every process of the app, main first, with Electron's figures for systems whose kernel has no better ones.
 * Electron leaves out the helpers that start its processes; the tree of the system has them.
 */
export function listProcesses(
  metrics: readonly MetricToList[],
  tree: readonly number[],
  helperType: (pid: number) => string,
): ProcessToSample[] {
  const known = metrics.map(
    ({ pid, memory, ...metric }): ProcessToSample => ({
      pid,
      type: typeOf(metric),
      reported: {
        residentBytes: memory.workingSetSize * KILOBYTE,
        privateBytes: memory.privateBytes === undefined ? null : memory.privateBytes * KILOBYTE,
      },
    }),
  );
  const pids = new Set(known.map((process) => process.pid));
  const helpers = tree.filter((pid) => !pids.has(pid)).map((pid): ProcessToSample => ({ pid, type: helperType(pid) }));
  const isMain = (process: ProcessToSample): boolean => process.type === 'main';
  return [...known.filter(isMain), ...known.filter((process) => !isMain(process)), ...helpers];
}
