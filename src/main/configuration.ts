import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { raise } from '@core/errors';
import { createClock, type Clock } from './clock';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment, read once at start and checked: see the table in README.md. */
export interface Configuration {
  readonly homeFolder: string;
  /** It is not the ordinary one: such an app is not the one that starts with the computer. */
  readonly hasOwnDataFolder: boolean;
  /** The app starts the demo market itself, and keeps its prices in a folder beside the real ones. */
  readonly isDemo: boolean;
  /** False when the environment says whom to ask: then no button does. */
  readonly canSwitchMarket: boolean;
  /** Text as given; avanza/base-url decides whether it is acceptable. */
  readonly avanzaUrl: string;
  readonly rateText: string | undefined;
  readonly clock: Clock;
  readonly logLevel: LogLevel;
  /** How much the engine's thread may keep in objects; typed arrays have a budget of their own. */
  readonly engineHeapMegabytes: number;
  /** Each answer to the page is held against the contract: finds drift, takes time. */
  readonly checksAnswers: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the person's files are; an empty HOME would mean the folder in which a command happens to be run. */
function personsFolder(): string {
  try {
    const home = [homedir(), userInfo().homedir].find((folder) => isAbsolute(folder));
    if (home !== undefined) return home;
  } catch {
    // An account without a name and without HOME, as in some containers.
  }
  return raise('invalid-input', 'This user has no home folder.', { remedy: 'Set KURSVAKT_HOME to the folder that Kursvakt may use.' });
}

/**
 * The per-user data folder of the operating system. A variable that is empty or names no absolute path counts as not set.
 * Errors: `invalid-input` for a user without a home folder.
 */
export function defaultHomeFolder(environment: Environment, platform: NodeJS.Platform): string {
  const given = (folder: string | undefined, ...usual: readonly string[]): string =>
    folder !== undefined && isAbsolute(folder) ? folder : join(personsFolder(), ...usual);
  if (platform === 'win32') return join(given(environment.APPDATA, 'AppData', 'Roaming'), 'Kursvakt');
  if (platform === 'darwin') return join(personsFolder(), 'Library', 'Application Support', 'Kursvakt');
  return join(given(environment.XDG_DATA_HOME, '.local', 'share'), 'kursvakt');
}

function readLogLevel(text: string | undefined): LogLevel {
  if (text === undefined || text === '') return 'info';
  const level = LOG_LEVELS.find((candidate) => candidate === text);
  return level ?? raise('invalid-input', `KURSVAKT_LOG is “${text}”.`, { remedy: `Set it to one of ${LOG_LEVELS.join(', ')}.` });
}

/** Far more than columnar code keeps in objects: only a fault reaches it. */
export const ENGINE_HEAP_MEGABYTES = 256;

function readEngineHeap(text: string | undefined): number {
  if (text === undefined || text === '') return ENGINE_HEAP_MEGABYTES;
  const megabytes = Number(text);
  if (Number.isInteger(megabytes) && megabytes >= 4 && megabytes <= 4096) return megabytes;
  return raise('invalid-input', `KURSVAKT_ENGINE_HEAP_MB is “${text.slice(0, 20)}”.`, { remedy: 'Set it to a whole number between 4 and 4096.' });
}

/**
 * `wantsDemo`: the start asked for the demo market; it has no address before it runs.
 * Errors: `invalid-input` naming the variable at fault.
 */
export function readConfiguration(environment: Environment, platform: NodeJS.Platform, wantsDemo = false): Configuration {
  const home = environment.KURSVAKT_HOME ?? '';
  const homeFolder = home === '' ? defaultHomeFolder(environment, platform) : resolve(home);
  const canSwitchMarket = (environment.KURSVAKT_AVANZA_URL ?? '') === '';
  if (wantsDemo && !canSwitchMarket) {
    return raise('invalid-input', '--demo and KURSVAKT_AVANZA_URL each name a market.', { remedy: 'Start with one of the two.' });
  }
  return {
    homeFolder: wantsDemo ? `${homeFolder}-demo` : homeFolder,
    hasOwnDataFolder: wantsDemo || home !== '',
    isDemo: wantsDemo,
    canSwitchMarket,
    avanzaUrl: environment.KURSVAKT_AVANZA_URL || 'https://www.avanza.se',
    rateText: environment.KURSVAKT_RATE,
    clock: createClock(environment.KURSVAKT_NOW),
    logLevel: readLogLevel(environment.KURSVAKT_LOG),
    engineHeapMegabytes: readEngineHeap(environment.KURSVAKT_ENGINE_HEAP_MB),
    checksAnswers: environment.KURSVAKT_CHECK_ANSWERS === '1',
  };
}
