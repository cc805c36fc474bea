import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A contestant's process is gone: no memory left, most of the time. */
export class EndedWithoutAnswer extends Error {}

/**
 * A contestant as a process that answers one request at a time.
 * @param {{name: string, program: string, args: string[]}} contestant
 * @param {string} folder of the data
 */
export function startContestant({ name, program, args }, folder) {
  const startedMs = performance.now();
  const child = spawn(program, [...args, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  // One that is gone takes no request either; that its answer is missing says so.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolveEnd) => {
    child.on('exit', resolveEnd);
    child.on('error', resolveEnd);
  });
  return {
    /** @returns {Promise<{ms: number, cpuMs: number, totalCpuMs: number, peakBytes: number}>} */
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new EndedWithoutAnswer(`${name} ended without an answer to “${request.op}”.`);
      return JSON.parse(value);
    },
    /** Ends it and says how long it lived. Units: milliseconds. */
    async end() {
      child.stdin.end();
      await ended;
      return performance.now() - startedMs;
    },
  };
}
