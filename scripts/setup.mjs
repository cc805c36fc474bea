/**
 * Makes a fresh clone runnable: packages, system libraries, an Electron and the SQLite module. A second run
 * finds nothing to do. With `--soft`, as npm's own install calls it, a failure is a warning: type checks,
 * lint and most unit tests need none of this.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withLock } from './lib/lock.mjs';
import { main, say, sentenceOf } from './lib/process.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { ensureNativeModule } from './setup/native-module.mjs';
import { checkNode } from './setup/node-version.mjs';
import { ensurePackages, packagesAreCurrent } from './setup/packages.mjs';
import { isSetUp, markSetUp } from './setup/stamp.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

/**
 * Does what is missing, one set-up of a clone at a time.
 * @param {() => void} installPackages
 */
async function setUpWith(installPackages) {
  checkNode();
  if (packagesAreCurrent() && isSetUp()) return;
  await withLock('set-up', async () => {
    if (packagesAreCurrent() && isSetUp()) return;
    installPackages();
    ensureSystemLibraries();
    ensureNativeModule(await ensureElectron());
    markSetUp();
    say('✓ Set-up is complete');
  });
}

export function setUp() {
  return setUpWith(ensurePackages);
}

async function setUpSoftly() {
  try {
    // npm is installing the packages right now: a second install inside would never end.
    await setUpWith(() => undefined);
  } catch (error) {
    const sentence = sentenceOf(error) ?? String(error);
    say(`! ${sentence} (Only the app itself and its tests need this.)`);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) {
  await main(process.argv.includes('--soft') ? setUpSoftly : setUp);
}
