import { accessSync, constants, statSync, statfsSync } from 'node:fs';
import { parseProvider, parseRate } from '../../avanza/base-url';
import { canReach } from '../../avanza/reachability';
import { isOnNetworkDrive } from '../../store/file/network-drive';
import { makeDataFolder } from '../../store/file/private-files';
import type { CommandContext } from '../command';
import { fine, wrong, type Check } from './check';

const MIN_FREE_BYTES = 500_000_000;
const REACH_PATIENCE_MS = 5000;

export function checkRuntime({ version }: CommandContext): Check {
  const { node, electron } = process.versions;
  return fine('runtime', `Kursvakt ${version} on Node ${node}${electron ? ` of Electron ${electron}` : ''}.`);
}

export function checkFolder({ configuration }: CommandContext): Check {
  makeDataFolder(configuration.homeFolder);
  try {
    accessSync(configuration.homeFolder, constants.R_OK | constants.W_OK);
  } catch {
    return wrong('folder', 'The data folder cannot be written.', 'Make it writable for your user.');
  }
  const isPrivate = process.platform === 'win32' || (statSync(configuration.homeFolder).mode & 0o077) === 0;
  return isPrivate
    ? fine('folder', 'The data folder is writable and private.')
    : wrong('folder', 'Others can read the data folder.', 'Run “chmod 700” on the data folder.');
}

export function checkDisk({ configuration }: CommandContext): Check {
  const { bavail, bsize, type } = statfsSync(configuration.homeFolder);
  if (isOnNetworkDrive(configuration.homeFolder, type, process.platform)) {
    return wrong('disk', 'The data folder lies on a network drive, where a crash can damage the database.', 'Choose a folder on this computer with KURSVAKT_HOME.');
  }
  const freeBytes = bavail * bsize;
  const message = `${(freeBytes / 1e9).toFixed(1)} GB are free.`;
  return freeBytes >= MIN_FREE_BYTES ? fine('disk', message) : wrong('disk', message, 'Free some disk space.');
}

export async function checkProvider({ configuration }: CommandContext): Promise<Check> {
  const provider = parseProvider(configuration.avanzaUrl);
  parseRate(configuration.rateText, provider);
  const reached = await canReach(provider, REACH_PATIENCE_MS);
  return reached
    ? fine('provider', `${provider.host} can be reached.`)
    : wrong('provider', `${provider.host} cannot be reached.`, 'Check the internet connection, or KURSVAKT_AVANZA_URL.');
}
