import { EventEmitter } from 'node:events';
import type { EventChannel } from '@shared/ipc/channels';
import type { GoneReason } from '../../src/main/shell/window/reload-policy';
import type { WindowPlace } from '../../src/main/shell/window/window-bounds';
import { createWindowManager } from '../../src/main/shell/window/window-manager';
import { recordingLog } from './recording-log';

export const MINUTE_MS = 60_000;
export const NOW_MS = 1_800_000_000_000;

/** A window that does what it is told and keeps a record of it. */
export class FakeWindow extends EventEmitter {
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

/** A window manager on windows that only keep a record. */
export function desk(options: { pageUrl?: string; answer?: Promise<boolean>; isThemeKnown?: boolean } = {}) {
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
  if (options.isThemeKnown ?? true) manager.allowShowing();
  const current = (): FakeWindow => windows.at(-1)!;
  return { manager, windows, places, signals, clock, lines, current, closed: () => closed };
}
