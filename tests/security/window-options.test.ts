import { describe, expect, it } from 'vitest';
import { applySwitches } from '../../src/main/shell/switches';
import { placeWindow, type Bounds } from '../../src/main/shell/window/window-bounds';
import { windowOptions } from '../../src/main/shell/window/window-options';

const INPUT = { preloadFile: '/app/preload.cjs', backgroundColor: '#0d1117', bounds: { width: 1280, height: 840 } };

describe('window', () => {
  for (const isPackaged of [true, false]) {
    it(`A1 states every preference that security rests on ${isPackaged ? 'in a package' : 'while developing'}`, () => {
      expect(windowOptions({ ...INPUT, isPackaged }).webPreferences).toEqual({
        preload: '/app/preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: !isPackaged,
      });
    });
  }

  it('A1 appears with its own background and only when it has painted', () => {
    expect(windowOptions({ ...INPUT, isPackaged: true })).toMatchObject({ show: false, backgroundColor: '#0d1117' });
  });
});

describe('command line of Chromium', () => {
  function applied(given: readonly string[]): string[] {
    const calls: string[] = [];
    applySwitches({
      commandLine: {
        hasSwitch: (name: string) => given.includes(name),
        appendSwitch: (name: string) => {
          calls.push(`--${name}`);
        },
      } as unknown as Electron.CommandLine,
      enableSandbox: () => {
        calls.push('enableSandbox');
      },
      disableHardwareAcceleration: () => {
        calls.push('disableHardwareAcceleration');
      },
    });
    return calls;
  }

  it('A2 asks for the sandbox of every page first', () => {
    expect(applied([])[0]).toBe('enableSandbox');
  });

  it('A2 cannot ask for it where root was told to go without', () => {
    expect(applied(['no-sandbox'])).not.toContain('enableSandbox');
  });

  it('C7 keeps Chromium from talking to the outside by itself', () => {
    expect(applied([])).toEqual(expect.arrayContaining(['--disable-background-networking', '--disable-component-update', '--disable-domain-reliability']));
  });

  it('A2 never weakens a protection', () => {
    expect(applied([]).filter((call) => /no-sandbox|disable-web-security|ignore-certificate|remote-debugging|allow-/.test(call))).toEqual([]);
  });
});

describe('place of the window', () => {
  const screen: Bounds = { x: 0, y: 25, width: 1920, height: 1055 };
  const second: Bounds = { x: 1920, y: 0, width: 1280, height: 1024 };
  const last = { bounds: { x: 2000, y: 100, width: 900, height: 700 }, isMaximized: false };

  it('is where it was closed', () => {
    expect(placeWindow(last, [screen, second])).toEqual(last.bounds);
  });

  it('has its preferred size on the first screen when its own is gone', () => {
    expect(placeWindow(last, [screen])).toEqual({ width: 1280, height: 840 });
  });

  it('never has its title bar above the screen, where nobody could take hold of it', () => {
    expect(placeWindow({ ...last, bounds: { ...last.bounds, x: 100, y: -10 } }, [screen])).not.toHaveProperty('y');
  });

  it('is no larger than a small screen', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({ width: 1024, height: 600 });
  });
});
