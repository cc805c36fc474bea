/**
 * `npm run screenshots`: the pictures of README and docs, taken of the real app on the demo market.
 * Arguments go to Playwright: `npm run screenshots -- -g memory`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writePalettePng } from './lib/palette-png.mjs';
import { inProject } from './lib/paths.mjs';
import { playwrightCommand } from './lib/playwright.mjs';
import { readPng } from './lib/png-pixels.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, runInteractively, say } from './lib/process.mjs';

const TAKEN = inProject('test-results', 'pictures');
const KEPT = inProject('docs', 'screenshots');

await main(async () => {
  await prepare();
  rmSync(TAKEN, { recursive: true, force: true });
  mkdirSync(TAKEN, { recursive: true });
  mkdirSync(KEPT, { recursive: true });
  const [program, ...args] = playwrightCommand(['--config', inProject('tests', 'e2e', 'pictures', 'playwright.config.ts'), ...process.argv.slice(2)]);
  const code = await runInteractively(program, args, { cwd: inProject(), env: { ...process.env, NO_AT_BRIDGE: '1' } });
  for (const name of readdirSync(TAKEN).filter((file) => file.endsWith('.png'))) {
    const small = writePalettePng(readPng(readFileSync(`${TAKEN}/${name}`)));
    writeFileSync(`${KEPT}/${name}`, small);
    say(`✓ docs/screenshots/${name} ${String(Math.round(small.length / 1000))} kB`);
  }
  return code;
});
