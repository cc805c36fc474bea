import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autostartEntry } from '../../src/main/shell/desktop/autostart-entry';
import { createLoginItem, type LoginItemDependencies } from '../../src/main/shell/desktop/login-item';
import { recordingLog } from './recording-log';

describe('autostart file', () => {
  const execLine = (command: readonly string[]): string | undefined => autostartEntry(command)?.split('\n').find((line) => line.startsWith('Exec='));

  it('starts the app hidden', () => {
    expect(execLine(['/opt/Kursvakt/kursvakt'])).toBe('Exec="/opt/Kursvakt/kursvakt" "--hidden"');
  });

  it('quotes what a launcher would read as more than a name', () => {
    expect(execLine(['/home/anna b/$(rm)/`x`/"y"/100%/kursvakt'])).toBe('Exec="/home/anna b/\\\\$(rm)/\\\\`x\\\\`/\\\\"y\\\\"/100%%/kursvakt" "--hidden"');
  });

  it('is not written when the path would add a line to it', () => {
    expect(autostartEntry(['/home/x\nExec=evil'])).toBeNull();
    expect(autostartEntry([])).toBeNull();
  });
});

describe('start at login', () => {
  let folder = '';
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'kursvakt-login-')), 'autostart');
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  function loginItem(changes: Partial<LoginItemDependencies> = {}) {
    const settings: unknown[] = [];
    const { log, lines } = recordingLog();
    const set = createLoginItem({
      platform: 'linux',
      app: { setLoginItemSettings: (given) => void settings.push(given) },
      command: ['/opt/Kursvakt/kursvakt'],
      autostartFolder: folder,
      hasOwnDataFolder: false,
      log,
      ...changes,
    });
    return { set, settings, lines, file: join(folder, 'kursvakt.desktop') };
  }

  it('on Linux writes a file and takes it away again', () => {
    const { set, settings, file } = loginItem();
    set(true);
    expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Kursvakt/kursvakt" "--hidden"');
    set(false);
    expect(existsSync(file)).toBe(false);
    set(false);
    expect(settings).toEqual([]);
  });

  for (const platform of ['win32', 'darwin'] as const) {
    it(`on ${platform} asks the system`, () => {
      const { set, settings, file } = loginItem({ platform });
      set(true);
      set(false);
      expect(settings).toEqual([
        { openAtLogin: true, path: '/opt/Kursvakt/kursvakt', args: ['--hidden'] },
        { openAtLogin: false, path: '/opt/Kursvakt/kursvakt', args: ['--hidden'] },
      ]);
      expect(existsSync(file)).toBe(false);
    });
  }

  it('an instance on a data folder of its own changes nothing of the person’s own, and says so', () => {
    const mine = loginItem();
    mine.set(true);
    const other = loginItem({ hasOwnDataFolder: true });
    other.set(false);
    expect(existsSync(mine.file)).toBe(true);
    other.set(true);
    expect(other.lines).toHaveLength(1);
  });

  it('a folder that cannot be made is logged and ends nothing', () => {
    writeFileSync(folder, 'a file where the folder should be');
    const { set, lines } = loginItem();
    set(true);
    expect(lines).toMatchObject([{ level: 'warn', message: 'the autostart file could not be changed' }]);
  });
});
