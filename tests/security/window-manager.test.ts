import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { EventChannel } from '@shared/ipc/channels';
import { reactToGonePage, type GoneReason } from '../../src/main/shell/reload-policy';
import type { WindowPlace } from '../../src/main/shell/window-bounds';
import { createWindowManager } from '../../src/main/shell/window-manager';
import { recordingLog } from './recording-log';

const MINUTE_MS = 60_000;
const NOW_MS = 1_800_000_000_000;

/** A window that does what it is told and keeps a record of it. */
class FakeWindow extends EventEmitter {
  readonly did: string[] = [];
  readonly sent: [EventChannel, unknown][] = [];
  destroyed = false;
  minimized = false;
  bounds = { x: 10, y: 20, width: 900, height: 600 };
  readonly webContents;

  constructor(readonly id: number) {
    super();
    this.webContents = Object.assign(new EventEmitter(), {
      id,
      send: (channel: EventChannel, payload: unknown) => void this.sent.push([channel, payload]),
      forcefullyCrashRenderer: () => void this.did.push('crash'),
    });
  }

  loads(): string[] {
    return this.did.filter((what) => what.startsWith('load ')).map((what) => what.slice(5));
  }
  async loadURL(url: string): Promise<void> {
    this.did.push(`load ${url}`);
    if (url.includes('refused')) throw new Error('ERR_CONNECTION_REFUSED');
  }
  show(): void { this.did.push('show'); }
  focus(): void { this.did.push('focus'); }
  restore(): void { this.did.push('restore'); }
  maximize(): void { this.did.push('maximize'); }
  isMinimized(): boolean { return this.minimized; }
  isVisible(): boolean { return this.did.includes('show'); }
  isMaximized(): boolean { return this.did.includes('maximize'); }
  isDestroyed(): boolean { return this.destroyed; }
  getNormalBounds(): typeof this.bounds { return this.bounds; }
  close(): void {
    this.emit('close');
    this.destroy();
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
  paint(): void {
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }
  lose(reason: GoneReason): void { this.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 }); }
}

function desk(options: { pageUrl?: string; answer?: Promise<boolean> } = {}) {
  const windows: FakeWindow[] = [];
  const places: (WindowPlace | null)[] = [];
  const signals: AbortSignal[] = [];
  const clock = { nowMs: NOW_MS };
  const { log, lines } = recordingLog();
  let closed = 0;
  const manager = createWindowManager({
    createWindow: (last) => {
      places.push(last);
      const window = new FakeWindow(windows.length + 1);
      windows.push(window);
      return window as unknown as Electron.BrowserWindow;
    },
    pageUrl: options.pageUrl ?? 'page',
    crashPageUrl: 'crash-page',
    nowMs: () => clock.nowMs,
    log,
    onClosed: () => (closed += 1),
    askToReload: (_window, signal) => {
      signals.push(signal);
      return options.answer ?? Promise.resolve(false);
    },
  });
  const current = (): FakeWindow => windows.at(-1)!;
  return { manager, windows, places, signals, clock, lines, current, closed: () => closed };
}

describe('the window', () => {
  it('does not exist before it is asked for', () => {
    const { manager, windows } = desk();
    expect(manager.isOpen()).toBe(false);
    expect(windows).toEqual([]);
  });

  it('shows itself at its first paint, however often it was asked for before', () => {
    const { manager, windows, current } = desk();
    manager.show();
    manager.show();
    expect(windows).toHaveLength(1);
    expect(current().did).toEqual(['load page']);
    current().paint();
    expect(current().did).toEqual(['load page', 'show']);
  });

  it('F5 asked for again comes to the front, also from the task bar', () => {
    const { manager, current } = desk();
    manager.show();
    current().paint();
    current().minimized = true;
    manager.show();
    expect(current().did.slice(-3)).toEqual(['restore', 'show', 'focus']);
  });

  it('is gone when it is closed, and comes back where it was', () => {
    const { manager, windows, places, current, closed } = desk();
    manager.show();
    current().paint();
    current().bounds = { x: 50, y: 60, width: 800, height: 500 };
    current().close();
    expect(manager.isOpen()).toBe(false);
    expect(closed()).toBe(1);
    manager.show();
    expect(windows).toHaveLength(2);
    expect(places).toEqual([null, { bounds: { x: 50, y: 60, width: 800, height: 500 }, isMaximized: false }]);
  });

  it('that was maximised comes back maximised', () => {
    const { manager, current } = desk();
    manager.show();
    current().paint();
    current().maximize();
    current().close();
    manager.show();
    current().paint();
    expect(current().did).toEqual(['load page', 'maximize', 'show']);
  });

  it('B2 knows its own page, and no page of a window that is gone', () => {
    const { manager, current } = desk();
    expect(manager.isOwnPage({ id: 1 })).toBe(false);
    manager.show();
    expect(manager.isOwnPage({ id: 1 })).toBe(true);
    expect(manager.isOwnPage({ id: 2 })).toBe(false);
    current().close();
    expect(manager.isOwnPage({ id: 1 })).toBe(false);
  });

  it('F1 a page that cannot be loaded is logged and ends nothing', async () => {
    const { manager, lines } = desk({ pageUrl: 'refused' });
    manager.show();
    await Promise.resolve();
    await Promise.resolve();
    expect(lines).toMatchObject([{ level: 'warn', message: 'the page did not load' }]);
  });
});

describe('events for the page', () => {
  it('wait until the page is there, in their order', () => {
    const { manager, current } = desk();
    manager.show();
    manager.deliver('notices:changed', 1);
    manager.deliver('notices:changed', 2);
    expect(current().sent).toEqual([]);
    current().paint();
    manager.deliver('notices:changed', 3);
    expect(current().sent.map(([, payload]) => payload)).toEqual([1, 2, 3]);
  });

  it('wait again while a crashed page comes back', () => {
    const { manager, current } = desk();
    manager.show();
    current().paint();
    current().lose('crashed');
    manager.deliver('notices:changed', 1);
    expect(current().sent).toEqual([]);
    current().webContents.emit('did-finish-load');
    expect(current().sent).toEqual([['notices:changed', 1]]);
  });

  it('of a window that was closed do not reach the next one', () => {
    const { manager, current } = desk();
    manager.show();
    manager.deliver('notices:changed', 'old');
    current().close();
    manager.deliver('notices:changed', 'nobody there');
    manager.show();
    current().paint();
    expect(current().sent).toEqual([]);
  });

  it('do not pile up without end', () => {
    const { manager, current } = desk();
    manager.show();
    for (let index = 0; index < 500; index += 1) manager.deliver('notices:changed', index);
    current().paint();
    expect(current().sent).toHaveLength(50);
    expect(current().sent.at(-1)).toEqual(['notices:changed', 499]);
  });
});

describe('a page whose process is gone', () => {
  const minutesAgo = (...minutes: number[]): number[] => minutes.map((minute) => NOW_MS - minute * MINUTE_MS);
  const table: readonly (readonly [GoneReason, readonly number[], boolean, string])[] = [
    ['crashed', [], false, 'reload'],
    ['oom', minutesAgo(1), false, 'reload'],
    ['killed', minutesAgo(1, 6), false, 'reload'],
    ['crashed', minutesAgo(1, 4), false, 'crash-page'],
    ['memory-eviction', minutesAgo(5, 6, 7), false, 'reload'],
    ['abnormal-exit', minutesAgo(-1, -2), false, 'crash-page'],
    ['abnormal-exit', minutesAgo(-1440), false, 'reload'],
    ['clean-exit', [], false, 'reload'],
    ['launch-failed', [], false, 'crash-page'],
    ['integrity-failure', [], false, 'crash-page'],
    ['crashed', minutesAgo(0, 1, 2), true, 'leave'],
    ['launch-failed', [], true, 'leave'],
  ];
  for (const [reason, earlierMs, wasCrashPage, reaction] of table) {
    const before = earlierMs.map((timeMs) => (NOW_MS - timeMs) / MINUTE_MS).join(', ');
    it(`F2 ${reason} of ${wasCrashPage ? 'the crash page' : 'the page'}${before ? ` after others ${before} minutes ago` : ''} → ${reaction}`, () => {
      expect(reactToGonePage({ reason, nowMs: NOW_MS, earlierMs, wasCrashPage })).toBe(reaction);
    });
  }

  it('F2 comes back twice within five minutes, then says the truth, then is left alone', () => {
    const { manager, current, clock } = desk();
    manager.show();
    current().paint();
    for (let crash = 0; crash < 5; crash += 1) {
      clock.nowMs += MINUTE_MS;
      current().lose('crashed');
    }
    expect(current().loads()).toEqual(['page', 'page', 'page', 'crash-page']);
  });

  it('F2 keeps coming back when it crashes now and then', () => {
    const { manager, current, clock } = desk();
    manager.show();
    for (let crash = 0; crash < 6; crash += 1) {
      clock.nowMs += 3 * MINUTE_MS;
      current().lose('crashed');
    }
    expect(new Set(current().loads())).toEqual(new Set(['page']));
  });

  it('F2 a new window starts with the page, and crashes of the old one still count', () => {
    const { manager, current } = desk();
    manager.show();
    for (let crash = 0; crash < 3; crash += 1) current().lose('crashed');
    current().close();
    manager.show();
    expect(current().loads()).toEqual(['page']);
    current().lose('crashed');
    expect(current().loads()).toEqual(['page', 'crash-page']);
  });
});

describe('the view', () => {
  const view = (current: FakeWindow, url: string, isMainFrame = true): void => void current.webContents.emit('did-navigate-in-page', {}, url, isMainFrame);

  it('F2 is the same after a crash, and in the next window', () => {
    const { manager, current } = desk();
    manager.show();
    view(current(), 'app://kursvakt/index.html#strategy/momentum_12_1/5007');
    current().lose('crashed');
    expect(current().loads().at(-1)).toBe('page#strategy/momentum_12_1/5007');
    current().close();
    manager.show();
    expect(current().loads()).toEqual(['page#strategy/momentum_12_1/5007']);
  });

  it('F2 is never more than names, numbers and slashes, and never a frame’s', () => {
    const { manager, current } = desk();
    manager.show();
    view(current(), 'app://kursvakt/index.html#memory');
    view(current(), 'app://kursvakt/index.html#settings', false);
    current().lose('crashed');
    expect(current().loads().at(-1)).toBe('page#memory');
    for (const odd of ['#<script>', '#a%20b', `#${'a'.repeat(300)}`, '', '#javascript:alert(1)']) {
      view(current(), `app://kursvakt/index.html${odd}`);
      current().close();
      manager.show();
      expect(current().loads()).toEqual(['page']);
    }
  });

  it('a restart of the page is no crash: it shows the same view and counts for nothing', () => {
    const { manager, current } = desk();
    expect(manager.restartPage()).toBe(false);
    manager.show();
    current().paint();
    view(current(), 'app://kursvakt/index.html#memory');
    for (let time = 0; time < 5; time += 1) {
      expect(manager.restartPage()).toBe(true);
      current().lose('killed');
      current().webContents.emit('did-finish-load');
    }
    expect(new Set(current().loads().slice(1))).toEqual(new Set(['page#memory']));
  });

  it('hidden is what is minimised, and only that is destroyed as hidden', () => {
    const { manager, current } = desk();
    expect(manager.destroyHidden()).toBe(false);
    manager.show();
    expect(manager.destroyHidden()).toBe(false);
    current().paint();
    expect([manager.isShown(), manager.destroyHidden()]).toEqual([true, false]);
    current().minimized = true;
    expect([manager.isShown(), manager.destroyHidden(), manager.isOpen()]).toEqual([false, true, false]);
  });
});

describe('a page that hangs', () => {
  const settle = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

  it('F3 is reloaded when the person says so', async () => {
    const { manager, current } = desk({ answer: Promise.resolve(true) });
    manager.show();
    current().emit('unresponsive');
    await settle();
    expect(current().did).toContain('crash');
  });

  it('F3 is left alone when the person waits', async () => {
    const { manager, current } = desk({ answer: Promise.resolve(false) });
    manager.show();
    current().emit('unresponsive');
    await settle();
    expect(current().did).not.toContain('crash');
  });

  it('F3 is asked about once, and the question goes away when it answers again', async () => {
    const { manager, current, signals } = desk({ answer: settle().then(() => true) });
    manager.show();
    current().emit('unresponsive');
    current().emit('unresponsive');
    expect(signals).toHaveLength(1);
    current().emit('responsive');
    expect(signals[0]?.aborted).toBe(true);
    await settle();
    await settle();
    expect(current().did).not.toContain('crash');
  });

  it('F3 may be closed while the question is open', async () => {
    const { manager, current, signals } = desk({ answer: settle().then(() => true) });
    manager.show();
    current().emit('unresponsive');
    current().close();
    await settle();
    await settle();
    expect(signals[0]?.aborted).toBe(true);
    expect(current().did).not.toContain('crash');
  });
});
