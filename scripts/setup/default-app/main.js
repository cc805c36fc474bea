/**
 * What `electron FOLDER` starts before the app: finds the app's entry and hands over. Official builds
 * carry their own; a bare runtime gets this one, which does no more than the tests and scripts need.
 */
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const Module = require('node:module');

const args = process.argv.slice(1);
let target = null;
for (let index = 0; index < args.length && target === null; index += 1) {
  if (args[index] === '-r' || args[index] === '--require') {
    index += 1;
    Module._preloadModules([args[index]]);
  } else if (!args[index].startsWith('-')) target = resolve(args[index]);
}
if (target === null) throw new Error('usage: electron FOLDER');

let entry = target;
if (statSync(target).isDirectory()) {
  const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  app.setAppPath(target);
  app.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name);
  app.setDesktopName?.(`${manifest.name}.desktop`);
  entry = join(target, manifest.main ?? 'index.js');
}
process.defaultApp = true;
// Awaited at the top level, so that 'ready' waits until the app's own code has run.
await import(pathToFileURL(entry).href);
