/**
 * Makes a fresh clone runnable: packages, system libraries, the Electron runtime and the native
 * module. A second run finds nothing to do. `--soft` (from npm's own install) warns instead of failing.
 */
import { main, say, StepError } from './lib/process.mjs';
import { ensurePackages, packagesAreCurrent } from './setup/packages.mjs';
import { checkNode } from './setup/node-version.mjs';
import { isSetUp, markSetUp } from './setup/stamp.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { ensureNativeModule } from './setup/native-module.mjs';

export async function setUp() {
  checkNode();
  if (packagesAreCurrent() && isSetUp()) return;
  ensurePackages();
  ensureSystemLibraries();
  await ensureElectron();
  ensureNativeModule();
  markSetUp();
  say('✓ Set-up is complete');
}

async function setUpSoftly() {
  try {
    // npm is installing the packages right now; set-up must not start a second install.
    checkNode();
    ensureSystemLibraries();
    await ensureElectron();
    ensureNativeModule();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    say(`! ${error.message} (needed only for running the app and the end-to-end tests)`);
  }
}

if (process.argv[1] === import.meta.filename) {
  await main(process.argv.includes('--soft') ? setUpSoftly : setUp);
}
