/**
 * `npm run bench -- --floors`: what has no place among the contestants. The kernels beside the same ones in C, and the
 * store beside a table of rows: reading, storing, bytes. See docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { allContestants } from './lib/contestants.mjs';
import { startContestant } from './lib/contestant-process.mjs';
import { tableOf } from './lib/report.mjs';
import { median, warmRounds } from './lib/rounds.mjs';
import { check, floats, largestDifference } from './lib/verify.mjs';

const floors = resolve(import.meta.dirname, 'floors');

/** The C program, built into the folder of the data; null where there is no compiler. */
function nativeKernel(folder) {
  const program = join(folder, 'native-kernel');
  const { status } = spawnSync('cc', ['-O3', '-march=native', '-o', program, join(floors, 'history.c'), '-lm'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0 ? { id: 'native', name: 'C, cc -O3 -march=native', program, args: [] } : null;
}

async function historyOf(contestant, folder) {
  const out = join(folder, `${contestant.id}.answer`);
  const running = startContestant(contestant, folder);
  await running.ask({ op: 'load' });
  await running.ask({ op: 'computeHistory', out });
  await running.end();
  return floats(out);
}

async function kernels(ours, folder, rounds) {
  const native = nativeKernel(folder);
  if (native === null) return console.log('skipped: the kernels in C need a C compiler (Debian: apt-get install gcc libc6-dev)\n');
  const difference = largestDifference(await historyOf(ours, folder), await historyOf(native, folder));
  console.log(`the C kernels agree with the engine's to ${check(native.name, 'history', difference).toExponential(1)}\n`);
  console.log(`## Twelve indicators of every bar, data in memory\n\n${tableOf([ours, native], await warmRounds([ours, native], folder, 'computeHistory', rounds, { load: true }))}\n`);
  const copy = (await warmRounds([native], folder, 'copy', rounds)).get('native');
  console.log(`to copy a column twelve times takes ${copy.ms.toFixed(1)} ms\n`);
}

async function medianOf(process, op, rounds) {
  const answers = [];
  for (let round = 0; round < rounds; round += 1) answers.push(await process.ask({ op }));
  return { ms: median(answers.map(({ ms }) => ms)), count: answers[0].count };
}

const perSecond = (rows, ms) => Math.round(rows / ms);
const line = (what, text) => `| ${what} | ${text} |`;

async function storage(storageFile, folder, rounds) {
  const store = startContestant({ name: 'Kursvakt', program: process.execPath, args: [storageFile] }, folder);
  const pandas = allContestants('').find(({ id }) => id === 'pandas-rows');
  const python = pandas.missing === null ? startContestant({ name: 'Python', program: pandas.program, args: [join(floors, 'ingest.py')] }, folder) : null;
  try {
    const { count: bars } = await store.ask({ op: 'load' });
    const chunks = await medianOf(store, 'ingestChunks', rounds);
    const rows = await medianOf(store, 'ingestRows', rounds);
    const readChunks = await medianOf(store, 'readChunks', rounds * 3);
    const readRows = await medianOf(store, 'readRows', rounds * 3);
    const lines = ['## Half-years beside a table of rows', '', '| | |', '|---|---|'];
    lines.push(line('stored, thousand bars a second', `half-years ${perSecond(bars, chunks.ms)}, rows (better-sqlite3) ${perSecond(bars, rows.ms)}`));
    if (python === null) lines.push(line('Python', `skipped: ${pandas.missing}`));
    else {
      await python.ask({ op: 'load' });
      const many = await medianOf(python, 'executemany', rounds);
      const merged = await medianOf(python, 'merge', 1);
      const mergedPerSecond = merged.count / merged.ms;
      lines.push(line('beside Python', `executemany ${perSecond(bars, many.ms)} (${(many.ms / chunks.ms).toFixed(1)} ×), SQLAlchemy merge ${mergedPerSecond.toFixed(1)} (${Math.round(bars / chunks.ms / mergedPerSecond)} ×)`));
    }
    lines.push(line('bytes a bar, six columns', `half-years ${(chunks.count / bars).toFixed(1)}, rows ${(rows.count / bars).toFixed(1)}: ${Math.round((100 * chunks.count) / rows.count)} %`));
    lines.push(line(`${readRows.count} bars of the last 600 days`, `half-years ${readChunks.ms.toFixed(1)} ms, rows ${readRows.ms.toFixed(1)} ms (${(readRows.ms / readChunks.ms).toFixed(1)} ×)`));
    console.log(`${lines.join('\n')}\n`);
  } finally {
    await Promise.all([store.end(), python?.end()]);
  }
}

export async function measureFloors(built, folder, rounds) {
  const [ours] = allContestants(built.file('contestant'));
  await kernels(ours, folder, rounds);
  await storage(built.file('storage'), folder, Math.min(3, rounds));
}
