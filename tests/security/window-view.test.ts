import { describe, expect, it } from 'vitest';
import { desk, type FakeWindow } from './window-desk';

describe('the view', () => {
  const view = (current: FakeWindow, url: string, isMainFrame = true): void => void current.webContents.emit('did-navigate-in-page', {}, url, isMainFrame);

  it('F2 is the same after a crash, and in the next window', () => {
    const { manager, current } = desk();
    manager.show();
    view(current(), 'app://kursvakt/index.html#strategy/momentum_12_1/5007?tab=history&variant=0123456789abcdef');
    current().lose('crashed');
    expect(current().loads().at(-1)).toBe('page#strategy/momentum_12_1/5007?tab=history&variant=0123456789abcdef');
    current().close();
    manager.show();
    expect(current().loads()).toEqual(['page#strategy/momentum_12_1/5007?tab=history&variant=0123456789abcdef']);
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
