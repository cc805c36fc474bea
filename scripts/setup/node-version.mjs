import { StepError } from '../lib/process.mjs';

/**
 * Whether this Node has what the tools need. The odd releases 21 and 23 never were long-term ones.
 * @param {string} version such as `20.19.0`
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

export function checkNode() {
  if (!isSupportedNode(process.versions.node)) {
    throw new StepError(`Node ${process.versions.node} cannot run this project: install Node 20.19, 22.12 or newer and run the command again.`);
  }
}
