import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { CALL_CHANNELS, EVENT_CHANNELS } from '@shared/ipc/channels';
import type { Bridge } from '@shared/ipc/contract';

const ROOT = resolve(import.meta.dirname, '../..');
const MAX_BYTES = 10_240;

/** The preload as it ships: one CommonJS file. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@core': resolve(ROOT, 'src/core'), '@shared': resolve(ROOT, 'src/shared') } },
    build: {
      write: false,
      minify: false,
      ssr: true,
      rolldownOptions: { input: resolve(ROOT, 'src/preload/index.ts'), external: ['electron'], output: { format: 'cjs' } },
    },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  expect(output).toHaveLength(1);
  return output[0].code;
}

describe('preload', () => {
  let code = '';
  let required: string[] = [];
  let exposed: Record<string, unknown> = {};
  let invoked: unknown[][] = [];
  let first: unknown[][] = [];
  const beats: { beat: () => void; everyMs: number }[] = [];
  const listeners = new Map<string, Set<(event: unknown, payload: unknown) => void>>();
  let invoke: (...call: unknown[]) => Promise<unknown> = async () => 'answer';
  let api: Bridge;

  beforeAll(async () => {
    code = await bundle();
    const ipcRenderer = {
      invoke: (...call: unknown[]) => {
        invoked.push(call);
        return invoke(...call);
      },
      on: (channel: string, listener: (event: unknown, payload: unknown) => void) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: (event: unknown, payload: unknown) => void) => void listeners.get(channel)?.delete(listener),
    };
    const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void (exposed = { ...exposed, [name]: value }) };
    const require = (name: string): unknown => {
      required.push(name);
      return { contextBridge, ipcRenderer };
    };
    const process = { getHeapStatistics: () => ({ usedHeapSize: 9000 }), getBlinkMemoryInfo: () => ({ allocated: 4000 }) };
    const setInterval = (beat: () => void, everyMs: number): void => void beats.push({ beat, everyMs });
    const loaded: (() => void)[] = [];
    const addEventListener = (name: string, listener: () => void): void => {
      if (name === 'DOMContentLoaded') loaded.push(listener);
    };
    required = [];
    runInContext(code, createContext({ require, process, setInterval, addEventListener, exports: {}, module: { exports: {} } }));
    api = exposed.api as Bridge;
    expect(invoked).toEqual([]);
    for (const listener of loaded) listener();
    first = invoked;
    invoked = [];
  });

  it('A9 is one file that requires Electron and nothing else, and stays small', () => {
    expect(required).toEqual(['electron']);
    expect(code.match(/\brequire\(|\bimport\(/g)).toHaveLength(1);
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('E9 tells main every five seconds what its process holds, in bytes', () => {
    const told = ['memory:page', { heapUsedBytes: 9000 * 1024, externalBytes: 4000 * 1024 }];
    expect(first).toEqual([told]);
    expect(beats.map(({ everyMs }) => everyMs)).toEqual([5000]);
    invoked = [];
    beats[0]!.beat();
    expect(invoked).toEqual([told]);
  });

  it('B5 exposes two functions, frozen, and nothing else', () => {
    expect(Object.keys(exposed)).toEqual(['api']);
    expect(Object.keys(api).sort()).toEqual(['call', 'on']);
    expect(Object.isFrozen(api)).toBe(true);
    for (const value of Object.values(api)) expect(typeof value).toBe('function');
  });

  it('B1 forwards every call of the contract under its own name', async () => {
    invoked = [];
    for (const channel of CALL_CHANNELS) await api.call(channel, {});
    expect(invoked).toEqual(CALL_CHANNELS.map((channel) => [channel, {}]));
  });

  for (const name of ['shell:run', 'app:state ', '__proto__', 'constructor', '']) {
    it(`B4 answers a call named “${name}” without asking main`, async () => {
      invoked = [];
      expect(await api.call(name as 'app:state', {})).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
      expect(invoked).toEqual([]);
    });
  }

  it('B4 a call that main does not take is an answer too, without Electron’s words', async () => {
    invoke = () => Promise.reject(new Error("Error invoking remote method 'app:state': /home/anna"));
    const answer = await api.call('app:state', {});
    invoke = async () => 'answer';
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
    expect(JSON.stringify(answer)).not.toContain('anna');
  });

  it('B5 a listener gets the payload and not the event', () => {
    const heard: unknown[][] = [];
    const stop = api.on('notices:changed', (...given: unknown[]) => void heard.push(given));
    for (const listener of listeners.get('notices:changed') ?? []) listener({ sender: 'secret' }, { unread: 2 });
    stop();
    expect(heard).toEqual([[{ unread: 2 }]]);
  });

  it('B5 a thousand listeners that came and went leave none', () => {
    for (const channel of EVENT_CHANNELS) {
      for (const stop of Array.from({ length: 1000 }, () => api.on(channel, () => {}))) stop();
      expect(listeners.get(channel)?.size, channel).toBe(0);
    }
  });

  it('B5 an event that is not in the contract is never listened to', () => {
    api.on('before-input-event' as 'notices:changed', () => {})();
    expect(listeners.has('before-input-event')).toBe(false);
  });
});
