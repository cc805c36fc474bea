/**
 * `npm run measure:engine -- [cycles]`: fills a database from the whole demo market (741 lines × 10 years), computes
 * it over and over in real worker threads, and says what is left of each in memory. Fails when the last one left
 * more than a tenth. See docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureBuild } from '../scripts/lib/build.mjs';
import { inProject } from '../scripts/lib/paths.mjs';
import { bundle } from './lib/bundle.mjs';

const cycles = Number(process.argv[2] ?? 200);
if (!Number.isInteger(cycles) || cycles < 1) {
  console.error('npm run measure:engine -- [cycles], a whole number from 1 on; 200 when left out');
  process.exit(2);
}
await ensureBuild();
const built = await bundle({ 'measure-engine': 'bench/engine/measure-engine.ts' });
const home = mkdtempSync(join(tmpdir(), 'kursvakt-measure-'));
// Of a program that others run too only a part counts as ours, and the part changes as they come and go.
const node = join(home, basename(process.execPath));
copyFileSync(process.execPath, node);
try {
  for (const action of ['build', 'cycles']) {
    const { status } = spawnSync(node, [built.file('measure-engine'), action, home, inProject('out', 'main'), String(cycles)], { stdio: 'inherit' });
    process.exitCode ||= status ?? 1;
    if (status !== 0) break;
  }
} finally {
  built.remove();
  rmSync(home, { recursive: true, force: true });
}
