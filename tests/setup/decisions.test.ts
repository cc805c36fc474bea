import { describe, expect, it } from 'vitest';
import { demoHomeFolder } from '../../scripts/lib/paths.mjs';
import { electronWay } from '../../scripts/setup/electron-runtime.mjs';
import { cachedBinaryName, needsCompiling } from '../../scripts/setup/node-api.mjs';
import { isSupportedNode } from '../../scripts/setup/node-version.mjs';
import { officialAddress } from '../../scripts/setup/official-electron.mjs';
import { holdsEveryPackage } from '../../scripts/setup/packages.mjs';
import { placeOfRuntimeFile, STAND_IN } from '../../scripts/setup/stand-in-electron.mjs';

describe('Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])('%s will do', (version) => {
    expect(isSupportedNode(version)).toBe(true);
  });

  it.each(['18.20.4', '20.18.1', '21.7.3', '22.11.0'])('%s will not', (version) => {
    expect(isSupportedNode(version)).toBe(false);
  });
});

describe('compiling the SQLite module', () => {
  it('is needed as soon as one runtime is older than Node-API 10', () => {
    expect(needsCompiling(['10', '10'])).toBe(false);
    expect(needsCompiling(['9', '10'])).toBe(true);
    expect(needsCompiling(['10', '9'])).toBe(true);
    expect(needsCompiling(['11', '10'])).toBe(false);
  });

  it('is remembered by what the result depends on', () => {
    expect(cachedBinaryName('13.2.0', 'linux', 'x64', '20.20.2')).toBe('better-sqlite3-13.2.0-linux-x64-node20.node');
  });
});

describe('installed packages', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } };

  it('are complete without the optional ones of other platforms', () => {
    expect(holdsEveryPackage(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  it('are not complete when one is missing or has another version', () => {
    expect(holdsEveryPackage(lock, { packages: {} })).toBe(false);
    expect(holdsEveryPackage(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false);
    const otherOptional = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } };
    expect(holdsEveryPackage(lock, { packages: otherOptional })).toBe(false);
  });
});

describe('Electron', () => {
  it('is looked for at its download site, or at the mirror that is named', () => {
    const site = 'https://github.com/electron/electron/releases/download';
    expect(officialAddress('45.4.1', 'linux', 'x64', {})).toBe(`${site}/v45.4.1/electron-v45.4.1-linux-x64.zip`);
    const mirror = { ELECTRON_MIRROR: 'https://mirror.example/electron' };
    expect(officialAddress('45.4.1', 'darwin', 'arm64', mirror)).toBe('https://mirror.example/electron/v45.4.1/electron-v45.4.1-darwin-arm64.zip');
    expect(officialAddress('45.4.1', 'linux', 'x64', { ...mirror, ELECTRON_CUSTOM_DIR: '45.4.1' })).toContain('/electron/45.4.1/');
  });

  it('is obtained in a way that exists', () => {
    expect(electronWay({})).toBe('auto');
    expect(electronWay({ KURSVAKT_ELECTRON: 'fallback' })).toBe('fallback');
    expect(() => electronWay({ KURSVAKT_ELECTRON: 'maybe' })).toThrow('auto, official, fallback');
  });

  it('of the stand-in leaves the foreign application behind', () => {
    expect(placeOfRuntimeFile('Top/Cypress')).toBe('electron');
    expect(placeOfRuntimeFile('Top/locales/sv.pak')).toBe('locales/sv.pak');
    expect(placeOfRuntimeFile('Top/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin');
    expect(placeOfRuntimeFile('Top/resources/app/index.js')).toBeNull();
    expect(placeOfRuntimeFile('Top/browser_v8_context_snapshot.bin')).toBeNull();
    expect(STAND_IN.sha512).toMatch(/^[0-9a-f]{128}$/);
  });
});

describe('demo data', () => {
  it('lies beside the real data, on every system', () => {
    expect(demoHomeFolder({}, 'linux', '/home/eva')).toBe('/home/eva/.local/share/kursvakt-demo');
    expect(demoHomeFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/eva')).toBe('/data/kursvakt-demo');
    expect(demoHomeFolder({}, 'darwin', '/Users/eva')).toBe('/Users/eva/Library/Application Support/Kursvakt-demo');
  });
});
