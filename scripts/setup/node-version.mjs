import { StepError } from '../lib/process.mjs';

/** @param {string} version such as `20.19.0` */
export function isSupportedNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

export function checkNode() {
  if (!isSupportedNode(process.versions.node)) {
    throw new StepError(`Node ${process.versions.node} is too old: install Node 20.19, 22.12 or newer and run the command again.`);
  }
}
