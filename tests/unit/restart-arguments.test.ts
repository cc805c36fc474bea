import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/main/configuration';
import { restartArguments } from '../../src/main/shell/restart-arguments';

describe('a start on the other market', () => {
  it('keeps what the app is started with and drops what said how this start began', () => {
    const argv = ['electron', '.', '--lang=sv-SE', '--hidden', '--sync-now', '--no-sandbox'];
    expect(restartArguments(argv, 'demo')).toEqual(['.', '--lang=sv-SE', '--no-sandbox', '--demo', '--sync-now']);
    expect(restartArguments(['kursvakt', '--demo', '--sync-now'], 'avanza')).toEqual([]);
  });

  it('has a data folder of its own beside the ordinary one', () => {
    const real = readConfiguration({ KURSVAKT_HOME: '/data' }, 'linux');
    const demo = readConfiguration({ KURSVAKT_HOME: '/data' }, 'linux', true);
    expect([readConfiguration({}, 'linux').hasOwnDataFolder, readConfiguration({}, 'linux', true).hasOwnDataFolder, real.hasOwnDataFolder]).toEqual([false, true, true]);
    expect([real.homeFolder, real.isDemo]).toEqual(['/data', false]);
    expect([demo.homeFolder, demo.isDemo]).toEqual(['/data-demo', true]);
  });

  it('is not possible where the environment names the market', () => {
    const environment = { KURSVAKT_AVANZA_URL: 'http://127.0.0.1:4711' };
    expect(readConfiguration(environment, 'linux').canSwitchMarket).toBe(false);
    expect(() => readConfiguration(environment, 'linux', true)).toThrow('--demo and KURSVAKT_AVANZA_URL');
  });
});
