import { describe, expect, it } from 'vitest';
import { desk } from './window-desk';

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

  it('stays away from the screen until its theme is known, then comes at once', () => {
    const { manager, current } = desk({ isThemeKnown: false });
    manager.show();
    current().paint();
    manager.show();
    expect(current().did).toEqual(['load page']);
    expect(manager.destroyHidden()).toBe(false);
    manager.allowShowing();
    manager.allowShowing();
    expect(current().did).toEqual(['load page', 'show']);
  });

  it('whose theme is known before the first paint waits for the paint', () => {
    const { manager, current } = desk({ isThemeKnown: false });
    manager.show();
    manager.allowShowing();
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
