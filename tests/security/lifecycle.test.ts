import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { attachLifecycle, type LifecycleHost } from '../../src/main/shell/attach-lifecycle';
import { logGoneChildProcesses } from '../../src/main/shell/crash/child-process-log';
import { runQuitSequence, type QuitStep } from '../../src/main/shell/quit-sequence';
import { recordingLog } from './recording-log';

const NEVER = new Promise<void>(() => {});
const immediately = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 5));

describe('quit sequence', () => {
  it('F6 takes the steps in order, each after the one before has ended', async () => {
    const order: string[] = [];
    const step = (name: string): QuitStep => ({
      name,
      run: async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
      },
    });
    expect(await runQuitSequence([step('work'), step('engine'), step('store')], 5000, () => NEVER)).toEqual([]);
    expect(order).toEqual(['work begins', 'work ends', 'engine begins', 'engine ends', 'store begins', 'store ends']);
  });

  it('F6 ends at the deadline though a step never does, and names what was left', async () => {
    const asked: number[] = [];
    const unfinished = await runQuitSequence([{ name: 'engine', run: () => NEVER }, { name: 'store', run: () => {} }], 5000, (delayMs) => {
      asked.push(delayMs);
      return immediately();
    });
    expect(asked).toEqual([5000]);
    expect(unfinished).toEqual(['engine', 'store']);
  });

  for (const [how, run] of [['throws', () => { throw new Error('x'); }], ['rejects', () => Promise.reject(new Error('x'))]] as const) {
    it(`F6 a step that ${how} keeps no other from its work`, async () => {
      let saved = false;
      await runQuitSequence([{ name: 'bad', run }, { name: 'store', run: () => void (saved = true) }], 5000, () => NEVER);
      expect(saved).toBe(true);
    });
  }
});

describe('life of the app', () => {
  function running(quitSteps: readonly QuitStep[] = [], sleep: LifecycleHost['sleep'] = () => NEVER) {
    const app = Object.assign(new EventEmitter(), {
      did: [] as string[],
      quit() {
        app.did.push('quit');
        app.emit('before-quit');
        app.emit('will-quit', { preventDefault: () => app.did.push('held back') });
      },
      exit(code: number) {
        app.did.push(`exit ${String(code)}`);
      },
    });
    const process = new EventEmitter();
    const told: unknown[] = [];
    const left: string[] = [];
    const lifecycle = attachLifecycle(
      { app: app as unknown as LifecycleHost['app'], process, sleep },
      {
        onSecondInstance: () => told.push('second'),
        onActivate: () => told.push('activate'),
        onUnexpected: (error) => told.push(error),
        onUnfinished: (steps) => left.push(...steps),
        quitSteps,
      },
    );
    return { app, process, told, left, lifecycle };
  }

  it('F6 closing the window is not quitting', () => {
    const { app, lifecycle } = running();
    app.emit('window-all-closed');
    expect(app.did).toEqual([]);
    expect(lifecycle.isQuitting()).toBe(false);
  });

  it('F6 quitting is held back until the steps are done, then it ends with 0', async () => {
    const done: string[] = [];
    const { app, lifecycle } = running([{ name: 'store', run: () => void done.push('store') }]);
    app.quit();
    expect(app.did).toEqual(['quit', 'held back']);
    expect(lifecycle.isQuitting()).toBe(true);
    await immediately();
    expect(done).toEqual(['store']);
    expect(app.did.at(-1)).toBe('exit 0');
  });

  it('F6 asked to quit three times it goes through the steps once', async () => {
    let times = 0;
    const { app } = running([{ name: 'store', run: () => void (times += 1) }]);
    app.quit();
    app.quit();
    app.quit();
    await immediately();
    expect(times).toBe(1);
    expect(app.did.filter((what) => what.startsWith('exit'))).toEqual(['exit 0']);
  });

  it('F6 ends though a step hangs, and says which', async () => {
    const { app, left } = running([{ name: 'engine', run: () => NEVER }], immediately);
    app.quit();
    await immediately();
    await immediately();
    expect(app.did.at(-1)).toBe('exit 0');
    expect(left).toEqual(['engine']);
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    it(`F6 ${signal} quits in the same way`, () => {
      const { app, process } = running();
      process.emit(signal);
      expect(app.did[0]).toBe('quit');
    });
  }

  it('F5 a second start is handed to the first', () => {
    const { app, told } = running();
    app.emit('second-instance');
    expect(told).toEqual(['second']);
  });

  for (const event of ['uncaughtException', 'unhandledRejection']) {
    it(`F1 ${event} is handed on`, () => {
      const { process, told } = running();
      const error = new Error('unexpected');
      process.emit(event, error);
      expect(told).toEqual([error]);
    });
  }
});

describe('helper processes', () => {
  it('F3 one that is gone is logged with its type, reason and exit code', () => {
    const app = new EventEmitter();
    const { log, lines } = recordingLog();
    logGoneChildProcesses(app as unknown as Electron.App, log);
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 11, serviceName: 'x' });
    expect(lines).toMatchObject([{ level: 'warn', details: { type: 'GPU', reason: 'crashed', exitCode: 11 } }]);
  });
});
