import { existsSync } from 'node:fs';
import { capture, run, say, StepError } from '../lib/process.mjs';

/** Debian packages by what they are for; newer releases carry some under a name ending in t64. */
export const SYSTEM_PACKAGES = [
  'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libnotify4',
  'xvfb', 'xauth', 'dbus',
  'python3', 'make', 'g++',
];

/** What `dpkg-query` knows as installed, with the t64 ending taken off. */
export function parseInstalled(listing) {
  return new Set(
    listing.split('\n').flatMap((line) => {
      const [state, name] = line.split('\t');
      return state === 'ii ' || state === 'ii' ? [name.replace(/:.*$/, '').replace(/t64$/, '')] : [];
    }),
  );
}

function missingPackages() {
  const listing = capture('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}\t${Package}\n']);
  if (listing === null) return [];
  const installed = parseInstalled(listing);
  return SYSTEM_PACKAGES.filter((name) => !installed.has(name));
}

function nameInRelease(name) {
  const policy = capture('apt-cache', ['policy', name]) ?? '';
  return policy.includes('Candidate:') && !policy.includes('Candidate: (none)') ? name : `${name}t64`;
}

/** Debian and Ubuntu only; other systems bring these libraries with their desktop. */
export function ensureSystemLibraries() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return;
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    say(`! Missing system libraries; if the app does not start: sudo apt-get install ${missing.join(' ')}`);
    return;
  }
  say(`• Installing the system libraries that Electron and its tests need: ${missing.join(' ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env: environment });
  const names = missing.map(nameInRelease);
  if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env: environment }) !== 0) {
    throw new StepError(`The system libraries could not be installed: run “apt-get install ${names.join(' ')}” and read what it says.`);
  }
}
