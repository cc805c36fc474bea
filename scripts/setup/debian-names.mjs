/** Debian packages by what they are for, under the names of the releases before the 64-bit time change. */
export const SYSTEM_PACKAGES = Object.freeze({
  'the window': ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libnotify4'],
  'tests without a display': ['xvfb', 'xauth', 'dbus'],
  'compiling the SQLite module': ['python3', 'make', 'g++'],
});

/**
 * The installed ones in the answer of `dpkg-query -W -f '${db:Status-Abbrev}\t${Package}\n'`, under their
 * older names: newer releases end some in `t64`.
 * @param {string} listing
 * @returns {Set<string>}
 */
export function parseInstalled(listing) {
  const installed = new Set();
  for (const line of listing.split('\n')) {
    const [state = '', name = ''] = line.split('\t');
    if (state.trim() === 'ii') installed.add(name.trim().replace(/t64$/, ''));
  }
  return installed;
}

/**
 * The names that can be installed, in the answer of `apt-cache policy …` with LC_ALL=C. A virtual name,
 * as the older ones are in newer releases, has no candidate.
 * @param {string} policy
 * @returns {Set<string>}
 */
export function parseCandidates(policy) {
  const candidates = new Set();
  let name = '';
  for (const line of policy.split('\n')) {
    if (/^\S.*:$/.test(line)) name = line.slice(0, -1);
    const candidate = /^\s+Candidate: (.+)$/.exec(line)?.[1];
    if (candidate !== undefined && candidate !== '(none)') candidates.add(name);
  }
  return candidates;
}

/**
 * Each name as this release knows it.
 * @param {readonly string[]} names
 * @param {ReadonlySet<string>} candidates
 */
export function namesInRelease(names, candidates) {
  return names.map((name) => (!candidates.has(name) && candidates.has(`${name}t64`) ? `${name}t64` : name));
}
