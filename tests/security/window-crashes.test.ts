import { describe, expect, it } from 'vitest';
import { reactToGonePage, type GoneReason } from '../../src/main/shell/window/reload-policy';
import { desk, MINUTE_MS, NOW_MS } from './window-desk';

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
