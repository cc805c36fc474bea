import { readFileSync } from 'node:fs';

/** Which of the processes still run; one that has ended and waits for its parent to notice does not. */
export function runningProcesses(pids: readonly number[]): number[] {
  return pids.filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
      return !/^\d+ \(.*\) Z/.test(stat);
    } catch {
      return false;
    }
  });
}
