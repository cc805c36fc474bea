import { spawnSync } from 'node:child_process';
import { openSync, readSync, closeSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startContestant } from './contestant-process.mjs';

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Drops files from the page cache, where the system lets us. Returns whether it did. */
function dropFromCache(folder, files) {
  return files.every((file) => spawnSync('dd', [`of=${join(folder, file)}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], { stdio: 'ignore' }).status === 0);
}

/** How long it takes to read the files once, in pieces of 1 MiB: what no computation on them can beat. */
export function streamingReadMs(folder, files) {
  const buffer = Buffer.alloc(1024 * 1024);
  const startMs = performance.now();
  for (const file of files) {
    const handle = openSync(join(folder, file), 'r');
    while (readSync(handle, buffer) > 0);
    closeSync(handle);
  }
  return performance.now() - startMs;
}

export function bytesOf(folder, files) {
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

/** Rounds that do not count: until just-in-time compilers have seen their loops. */
const WARMING_ROUNDS = 3;

/**
 * Long-lived processes asked in turn, so that a slow minute of the machine hits all of them.
 * @returns {Promise<Map<string, {ms: number, cpuMs: number}>>} medians by contestant
 */
export async function warmRounds(contestants, folder, op, rounds, { load = false } = {}) {
  const running = contestants.map((contestant) => ({ contestant, process: startContestant(contestant, folder), answers: [] }));
  try {
    for (const { contestant, process } of running) {
      if (load) await process.ask({ op: 'load' });
      for (let round = 0; round < (contestant.id === 'pandas-rows' ? 1 : WARMING_ROUNDS); round += 1) await process.ask({ op });
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const one of running) {
        if (one.contestant.id === 'pandas-rows' && round >= 2) continue;
        one.answers.push(await one.process.ask({ op }));
      }
    }
  } finally {
    for (const { process } of running) await process.end();
  }
  return new Map(running.map(({ contestant, answers }) => [contestant.id, {
    ms: median(answers.map((answer) => answer.ms)),
    cpuMs: median(answers.map((answer) => answer.cpuMs)),
  }]));
}

/**
 * Whole processes from start to end, in turn, with their files dropped from the page cache before each.
 * @returns {Promise<Map<string, {ms: number, cpuMs: number, peakBytes: number, cold: boolean}>>}
 */
export async function wholeProcessRounds(contestants, folder, op, rounds) {
  const samples = new Map(contestants.map(({ id }) => [id, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      if (contestant.id === 'pandas-rows' && round >= 1) continue;
      const cold = dropFromCache(folder, contestant.files);
      const running = startContestant(contestant, folder);
      const { totalCpuMs, peakBytes } = await running.ask({ op });
      samples.get(contestant.id).push({ ms: await running.end(), cpuMs: totalCpuMs, peakBytes, cold });
    }
  }
  return new Map([...samples].map(([id, all]) => [id, {
    ms: median(all.map((one) => one.ms)),
    cpuMs: median(all.map((one) => one.cpuMs)),
    peakBytes: median(all.map((one) => one.peakBytes)),
    cold: all.every((one) => one.cold),
  }]));
}
