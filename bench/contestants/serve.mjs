import { readFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const folder = process.argv[2];
/** What make-data.ts says about the data. */
export const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'));

/** One column of the rows, as a typed array. */
export function readColumn(name) {
  const { buffer } = new Uint8Array(readFileSync(join(folder, `${name}.column`)));
  return name === 'id' || name === 'date' || name === 'row' ? new Int32Array(buffer) : new Float64Array(buffer);
}

/** The system's own figure of the resident peak: the one of getrusage begins with the parent's. */
function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}

/** Of the process since its start. */
function totalCpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Answers one line of JSON with another until the input ends. An operation returns a function that collects its
 * figures as Float64Arrays; collecting is timed for the daily signals, which are handed over, and not for the
 * history, which a contestant may keep wherever it likes.
 */
export async function serve(operations) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { op, out } = JSON.parse(line);
    const cpu = process.cpuUsage();
    const startMs = performance.now();
    let collect = await operations[op]();
    if (/daily/i.test(op)) {
      const collected = await collect();
      collect = () => collected;
    }
    const ms = performance.now() - startMs;
    const { user, system } = process.cpuUsage(cpu);
    if (out !== undefined) {
      await writeFile(out, '');
      for (const column of await collect()) await appendFile(out, new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
    process.stdout.write(`${JSON.stringify({ ms, cpuMs: (user + system) / 1000, totalCpuMs: totalCpuMs(), peakBytes: peakBytes() })}\n`);
  }
}
