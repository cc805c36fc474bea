import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCrashReport } from '../../src/main/shell/crash/crash-report';
import { startCrashReporter } from '../../src/main/shell/crash/crash-reporter';

const ROOT = resolve(import.meta.dirname, '../..');
const NOW_MS = Date.UTC(2026, 10, 24, 17);

describe('crashes', () => {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kursvakt-crash-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const reports = (): string[] => (existsSync(join(home, 'logs')) ? readdirSync(join(home, 'logs')).filter((name) => name.startsWith('crash-')) : []);

  it('F1 a report has the whole stack, for its owner alone', () => {
    const file = writeCrashReport(home, NOW_MS, new Error('broken'));
    expect(readFileSync(file!, 'utf8')).toMatch(/Error: broken\n\s+at /);
    if (process.platform !== 'win32') expect(statSync(file!).mode & 0o777).toBe(0o600);
  });

  it('C6 a report holds no token and no personal number', () => {
    const file = writeCrashReport(home, NOW_MS, new Error('Bearer abc.def.ghi for 19121212-1212'));
    expect(readFileSync(file!, 'utf8')).not.toMatch(/abc\.def|1212-1212/);
  });

  it('F1 whatever was thrown, there is a report', () => {
    for (const [index, thrown] of [undefined, null, 'text', 42, { toString: () => 'object' }].entries()) {
      expect(writeCrashReport(home, NOW_MS + index, thrown)).not.toBeNull();
    }
    expect(reports()).toHaveLength(5);
  });

  it('F1 a folder that cannot be written is no second crash', () => {
    writeFileSync(join(home, 'logs'), 'a file where the folder should be');
    expect(writeCrashReport(home, NOW_MS, new Error('broken'))).toBeNull();
  });

  it('F4 only the newest twenty reports are kept', () => {
    for (let index = 0; index < 30; index += 1) {
      const file = writeCrashReport(home, NOW_MS + index, new Error(String(index)))!;
      if (existsSync(file)) utimesSync(file, index, index);
    }
    const kept = reports();
    expect(kept.length).toBe(20);
    expect(kept.some((name) => name.includes('000Z'))).toBe(false);
  });

  it('F4 dumps stay on this computer, and only the newest five', () => {
    const folder = join(home, 'dumps', 'pending');
    mkdirSync(folder, { recursive: true });
    for (let index = 0; index < 8; index += 1) {
      writeFileSync(join(folder, `${String(index)}.dmp`), 'dump');
      utimesSync(join(folder, `${String(index)}.dmp`), index, index);
    }
    writeFileSync(join(folder, 'notes.meta'), 'not a dump');
    const started: unknown[] = [];
    startCrashReporter({ start: (options) => void started.push(options) }, { getPath: () => join(home, 'dumps') });
    expect(started).toEqual([{ uploadToServer: false }]);
    expect(readdirSync(folder).sort()).toEqual(['3.dmp', '4.dmp', '5.dmp', '6.dmp', '7.dmp', 'notes.meta']);
  });

  for (const [how, line] of [['throws', "setTimeout(() => { throw new Error('thrown') }, 5);"], ['rejects', "void Promise.reject(new Error('thrown'));"]] as const) {
    it(`F1 a process that ${how} without anybody catching it leaves a report and ends with 1`, async () => {
      const entry = join(home, 'entry.ts');
      const shell = resolve(ROOT, 'src/main/shell');
      writeFileSync(
        entry,
        `import { attachLifecycle } from ${JSON.stringify(`${shell}/attach-lifecycle`)};
         import { writeCrashReport } from ${JSON.stringify(`${shell}/crash/crash-report`)};
         const app = { on: () => app, quit: () => {}, exit: (code: number) => process.exit(code) };
         const onUnexpected = (error: unknown): void => { writeCrashReport(${JSON.stringify(home)}, ${String(NOW_MS)}, error); app.exit(1); };
         attachLifecycle({ app: app as never, process, sleep: async () => {} }, { onSecondInstance() {}, onActivate() {}, quitSteps: [], onUnexpected });
         ${line}
         setTimeout(() => process.exit(0), 2000);`,
      );
      const result = (await build({
        configFile: false,
        logLevel: 'silent',
        resolve: { alias: { '@core': resolve(ROOT, 'src/core'), '@shared': resolve(ROOT, 'src/shared') } },
        build: { write: false, ssr: true, target: 'node20', rolldownOptions: { input: entry, output: { format: 'esm' } } },
      })) as Rolldown.RolldownOutput;
      writeFileSync(join(home, 'entry.mjs'), result.output[0].code);
      const { status } = spawnSync(process.execPath, [join(home, 'entry.mjs')], { encoding: 'utf8' });
      expect(status).toBe(1);
      expect(reports()).toHaveLength(1);
      expect(readFileSync(join(home, 'logs', reports()[0]!), 'utf8')).toContain('Error: thrown');
    });
  }
});
