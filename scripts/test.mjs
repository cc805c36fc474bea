/** `npm test`: sets up, builds and runs every suite. Arguments pick suites by name: unit, electron, e2e. */
import { existsSync } from 'node:fs';
import { asNode, inProject } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, say } from './lib/process.mjs';
import { closingLine, runPlaywright, runVitest } from './lib/suites.mjs';

/** Whatever touches the native module and the worker also runs on the Node inside Electron. */
const ON_ELECTRON = ['tests/store', 'tests/engine', 'tests/sync'];

await main(async () => {
  const electron = await prepare();
  const suites = {
    unit: () => runVitest('unit', process.execPath, process.env, []),
    electron: () => runVitest('electron', electron, asNode(), ON_ELECTRON.filter((folder) => existsSync(inProject(folder)))),
    e2e: () => runPlaywright('e2e', []),
  };
  const wanted = process.argv.slice(2).filter((name) => name in suites);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of wanted.length > 0 ? wanted : Object.keys(suites)) {
    const counts = suites[name]();
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  say('');
  process.stdout.write(`${closingLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
});
