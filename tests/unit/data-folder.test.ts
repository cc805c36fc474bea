import { writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultHomeFolder } from '../../src/main/configuration';
import { PID_FILE, residentPid } from '../../src/main/pid-file';
import { temporaryFolder } from '../helpers/temporary-folder';

describe('the ordinary data folder', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is where the variable of the system says', () => {
    expect(defaultHomeFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/kursvakt');
    expect(defaultHomeFolder({}, 'linux')).toBe(join(homedir(), '.local/share/kursvakt'));
    expect(defaultHomeFolder({ APPDATA: '/roaming' }, 'win32')).toBe('/roaming/Kursvakt');
  });

  it.each(['', 'relative/data', '.'])('is never below the folder in which a command happens to be run: “%s”', (folder) => {
    expect(defaultHomeFolder({ XDG_DATA_HOME: folder }, 'linux')).toBe(join(homedir(), '.local/share/kursvakt'));
    expect(defaultHomeFolder({ APPDATA: folder }, 'win32')).toBe(join(homedir(), 'AppData/Roaming/Kursvakt'));
  });

  it.skipIf(process.platform === 'win32')('is in the home of the user’s account where HOME is empty', () => {
    vi.stubEnv('HOME', '');
    for (const platform of ['linux', 'darwin'] as const) expect(defaultHomeFolder({}, platform).startsWith(userInfo().homedir)).toBe(true);
  });
});

describe('the resident app’s process', () => {
  it('is not taken from what a killed app left behind: no number, or one that another program has by now', () => {
    const folder = temporaryFolder();
    expect(residentPid(folder)).toBeNull();
    const write = (text: string): void => writeFileSync(join(folder, PID_FILE), text);
    for (const text of ['', '0', '-1', 'x', '1.5', '99999999']) {
      write(text);
      expect(residentPid(folder), `“${text}”`).toBeNull();
    }
    if (process.platform === 'linux') {
      write('1');
      expect(residentPid(folder)).toBeNull();
    }
    write(String(process.pid));
    expect(residentPid(folder)).toBe(process.pid);
  });
});
