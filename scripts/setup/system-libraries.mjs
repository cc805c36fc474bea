import { existsSync } from 'node:fs';
import { capture, run, say, StepError } from '../lib/process.mjs';
import { namesInRelease, parseCandidates, parseInstalled, SYSTEM_PACKAGES } from './debian-names.mjs';

const DEBIAN_MARK = '/etc/debian_version';

/** Packages that are missing, by what they are for. */
function missingPackages() {
  // All at once and without names: asked for a name it doesn't know, dpkg-query fails.
  const listing = capture('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}\t${Package}\n']);
  if (listing === null) return [];
  const installed = parseInstalled(listing);
  return Object.entries(SYSTEM_PACKAGES).flatMap(([purpose, names]) => {
    const missing = names.filter((name) => !installed.has(name));
    return missing.length === 0 ? [] : [{ purpose, missing }];
  });
}

/** @param {readonly string[]} names */
function resolveNames(names) {
  const both = names.flatMap((name) => [name, `${name}t64`]);
  const policy = capture('apt-cache', ['policy', ...both], { env: { ...process.env, LC_ALL: 'C' } }) ?? '';
  return namesInRelease(names, parseCandidates(policy));
}

/**
 * Installs what Electron, the headless tests and the compiler need, on Debian and Ubuntu as root; tells the
 * command otherwise. Other systems bring these libraries with their desktop.
 */
export function ensureSystemLibraries() {
  if (process.platform !== 'linux' || !existsSync(DEBIAN_MARK)) return;
  const groups = missingPackages();
  if (groups.length === 0) return;
  const names = groups.flatMap(({ missing }) => missing);
  const purposes = groups.map(({ purpose }) => purpose).join(', ');
  if (process.getuid?.() !== 0) {
    say(`! System packages for ${purposes} are missing: run “sudo apt-get install ${resolveNames(names).join(' ')}”.`);
    return;
  }
  say(`• Installing system packages for ${purposes}: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its failure alone is none: the lists that are there may do.
  run('apt-get', ['update', '-qq'], { env });
  const known = resolveNames(names);
  if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...known], { env }) !== 0) {
    throw new StepError(`The system packages could not be installed: run “apt-get install ${known.join(' ')}” and do what it says.`);
  }
}
