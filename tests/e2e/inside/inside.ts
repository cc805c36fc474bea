import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** What main holds once everything that can go has gone. Units: bytes, counts. */
export interface InsideFigures {
  readonly heapUsed: number;
  readonly external: number;
  readonly handles: Readonly<Record<string, number>>;
  readonly listeners: Readonly<Record<string, number>>;
}

/** A way into the running app without a debugger; see inside.cjs. */
export interface Inside {
  /** Turns the clock of main and of every engine thread that starts from now on. */
  clock(nowMs: number): Promise<void>;
  /** The computer wakes. */
  wake(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
  /** Opens a window and waits for an element in it. Units: milliseconds. */
  reopen(selector: string): Promise<number>;
  windows(): Promise<number>;
  /** Evaluates a script in the page. Missing: null while there is no window. */
  run<Value>(script: string): Promise<Value | null>;
  leak(bytes: number): Promise<void>;
  figures(): Promise<InsideFigures>;
  /** Asks the app to quit; it may be gone before it answers. */
  quit(): void;
  disconnect(): void;
}

/** First arguments for Electron, before the app's folder. */
export const INSIDE_ARGUMENTS: readonly string[] = ['-r', resolve('tests/e2e/inside/inside.cjs')];

const PATIENCE_MS = 30_000;

type Answer = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** Errors: when the app does not open its socket in time, or a command fails in it. */
export async function connectInside(home: string): Promise<Inside> {
  const file = join(home, 'inside.sock');
  for (let waitedMs = 0; !existsSync(file); waitedMs += 50) {
    if (waitedMs > PATIENCE_MS) throw new Error('the app did not open its socket');
    await wait(50);
  }
  const socket = connect(file);
  await once(socket, 'connect');
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  createInterface({ input: socket }).on('line', (line) => {
    const { id, value, error } = JSON.parse(line) as Answer;
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the app has ended'));
  });

  function ask<Value>(command: string, parameters: object = {}): Promise<Value> {
    asked += 1;
    const id = asked;
    socket.write(`${JSON.stringify({ id, command, ...parameters })}\n`);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  }
  return {
    clock: (nowMs) => ask('clock', { nowMs }),
    wake: () => ask('wake'),
    open: () => ask('open'),
    close: () => ask('close'),
    reopen: (selector) => ask('reopen', { selector }),
    windows: () => ask('windows'),
    run: (script) => ask('run', { script }),
    leak: (bytes) => ask('leak', { bytes }),
    figures: () => ask('figures'),
    quit: () => {
      ask('quit').catch(() => undefined);
    },
    disconnect: () => {
      socket.destroy();
    },
  };
}
