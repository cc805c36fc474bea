/**
 * `npm run bench`: the engine beside its peers on the same seeded data. Nobody's time counts before his figures
 * agree with their definition to 1e-9. See docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureFloors } from './floors.mjs';
import { bundle } from './lib/bundle.mjs';
import { allContestants } from './lib/contestants.mjs';
import { readOptions } from './lib/options.mjs';
import { megabytes, tableOf, time } from './lib/report.mjs';
import { bytesOf, median, streamingReadMs, warmRounds, wholeProcessRounds } from './lib/rounds.mjs';
import { verify } from './lib/verify.mjs';

/** From here on the history is left to the engine: the peers would need minutes and many gigabytes. */
const MAX_HISTORY_ROWS = 5_000_000;

function installPeers() {
  const folder = resolve(import.meta.dirname);
  if (existsSync(join(folder, 'node_modules/nodejs-polars'))) return;
  console.error('• Installing the peers (bench/package.json)');
  // Not `npm ci`: it refuses a lock file without the platform packages that polars names and never published.
  spawnSync('npm', ['install', '--no-save', '--prefix', folder], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

/** Holds everyone against the definition, and the history against the engine's. Who ends without an answer is left out by name. */
async function agreements(contestants, folder, history) {
  let engineHistory = null;
  const agreed = [];
  for (const contestant of contestants) {
    const verified = await verify(contestant, folder, { history, engineHistory });
    if (verified === null) {
      console.log(`left out: ${contestant.name} ended without an answer (its own message is above)`);
      continue;
    }
    const { answer, ...difference } = verified;
    if (contestant.id === 'kursvakt') engineHistory = answer;
    agreed.push({ contestant, text: `${contestant.id} ${difference.daily.toExponential(1)}${difference.history === null ? '' : ` / ${difference.history.toExponential(1)}`}` });
  }
  return agreed;
}

function makeData(options, built, folder) {
  const made = spawnSync(process.execPath, [built.file('make-data'), folder, String(options.instruments), String(options.sessions), options.history ? 'history' : 'daily'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (made.status !== 0) throw new Error('The data could not be built.');
  return JSON.parse(made.stdout);
}

async function run(options, built, folder) {
  const say = (text) => console.log(text);
  const { rows } = makeData(options, built, folder);
  say(`# ${options.instruments} shares × ${options.sessions} sessions, ${rows} bars, medians of ${options.rounds} rounds`);
  say(`${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}\n`);
  if (options.floors) return measureFloors(built, folder, options.rounds);
  const wanted = allContestants(built.file('contestant')).filter(({ id }) => options.only === null || options.only.includes(id));
  for (const { name, missing } of wanted.filter((one) => one.missing !== null)) say(`skipped: ${name} ${missing}`);
  const agreed = await agreements(wanted.filter(({ missing }) => missing === null), folder, options.history);
  const contestants = agreed.map(({ contestant }) => contestant);
  say(`agree to 1e-9 (largest difference, daily / history): ${agreed.map(({ text }) => text).join(', ')}\n`);

  const section = (title, result) => say(`## ${title}\n\n${tableOf(contestants, result)}\n`);
  section('W1 daily signals, storage → results, warm process', await warmRounds(contestants, folder, 'daily', options.rounds));
  section('W1 daily signals, compute only, data in memory', await warmRounds(contestants.filter(({ id }) => id !== 'pandas-rows'), folder, 'computeDaily', options.rounds, { load: true }));
  section('W1 daily signals, whole process, files dropped from the page cache', await wholeProcessRounds(contestants, folder, 'daily', Math.min(5, options.rounds)));
  if (options.history) {
    const withHistory = contestants.filter(({ history }) => history);
    const historyRounds = Math.min(3, options.rounds);
    section('W2 twelve indicators of every bar, storage → results, warm process', await warmRounds(withHistory, folder, 'history', historyRounds));
    section('W2 twelve indicators of every bar, compute only', await warmRounds(withHistory, folder, 'computeHistory', historyRounds, { load: true }));
    section('W2 twelve indicators of every bar, whole process', await wholeProcessRounds(withHistory, folder, 'history', historyRounds));
  }
  const ours = contestants.filter(({ id }) => id === 'kursvakt');
  if (ours.length > 0) section('W2 block-wise: nothing kept but the last row of each share', await wholeProcessRounds(ours, folder, 'blocks', Math.min(3, options.rounds)));
  for (const { name, files } of contestants) {
    const reads = Array.from({ length: 5 }, () => streamingReadMs(folder, files));
    say(`plain streaming read of ${name}: ${megabytes(bytesOf(folder, files))}, ${time(median(reads))} (warm)`);
  }
}

const options = readOptions(process.argv.slice(2));
if (options.help !== null) {
  console.log(options.help);
} else if (options.kernels) {
  await import('./kernels.mjs');
} else {
  // Floors are held against the engine's own figures, and no peer takes part.
  if (options.install && !options.floors) installPeers();
  options.history &&= !options.floors && options.instruments * options.sessions <= MAX_HISTORY_ROWS;
  const folder = mkdtempSync(join(tmpdir(), 'kursvakt-bench-'));
  const built = await bundle({ 'make-data': 'bench/engine/make-data.ts', contestant: 'bench/engine/contestant.ts', storage: 'bench/engine/storage.ts' });
  try {
    await run(options, built, folder);
  } finally {
    built.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
