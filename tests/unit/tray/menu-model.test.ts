import { describe, expect, it } from 'vitest';
import { trayModel, type TrayState } from '@core/tray/menu-model';
import { createTrayController, type NativeTray } from '../../../src/main/shell/desktop/tray';
import { findTrayHost } from '../../../src/main/shell/desktop/tray-host';

const FRESH: TrayState = {
  language: 'sv',
  demo: false,
  freshness: 'fresh',
  newestBar: 'i dag 17:30',
  coverage: { current: 731, listed: 734 },
  newSignals: 0,
  running: null,
  lastRunFailed: false,
  nextRun: '17:55',
  pause: null,
};
const labels = (state: Partial<TrayState>): string[] =>
  trayModel({ ...FRESH, ...state }).items.map((item) => (item.kind === 'separator' ? '—' : item.label));
const actions = (state: Partial<TrayState>): string[] =>
  trayModel({ ...FRESH, ...state }).items.flatMap((item) => (item.kind === 'action' ? [item.action] : []));

describe('tray menu', () => {
  it('says first how old the prices are, then what can be done', () => {
    expect(labels({})).toEqual([
      'Kurser t.o.m. i dag 17:30 · 731 av 734', 'Nästa synkning 17:55', '—', 'Synka nu', 'Pausa automatisk synkning', '—', 'Öppna Kursvakt', 'Inställningar', '—', 'Avsluta',
    ]);
  });

  it('says the same in English', () => {
    expect(labels({ language: 'en', newSignals: 1 })).toEqual([
      'Prices up to i dag 17:30 · 731 of 734', 'Next sync 17:55', '1 new signal', '—', 'Sync now', 'Pause automatic syncs', '—', 'Open Kursvakt', 'Settings', '—', 'Quit',
    ]);
  });

  it('offers to cancel instead of to sync while one runs', () => {
    expect(actions({ running: { done: 3, total: 9 } })).toEqual(['cancel', 'open', 'settings', 'quit']);
    expect(labels({ running: { done: 3, total: 9 } })).toContain('Synkar 3 av 9');
  });

  it('offers three pauses, and while paused says until when and offers to resume', () => {
    const pause = trayModel(FRESH).items.find((item) => item.kind === 'submenu');
    expect(pause?.kind === 'submenu' && pause.items.map((item) => item.kind === 'action' && item.action)).toEqual(['pause-hour', 'pause-tomorrow', 'pause-for-good']);
    expect(labels({ pause: 'i dag 22:14' })).toContain('Pausad till i dag 22:14');
    expect(actions({ pause: 'for-good' })).toContain('resume');
    expect(labels({ pause: 'for-good' })).toContain('Automatisk synkning är pausad tills vidare');
  });

  it('leads from the new signals to what changed', () => {
    expect(actions({ newSignals: 2 })[0]).toBe('today');
  });

  it('names demo data as such, first of all', () => {
    expect(labels({ demo: true })[0]).toBe('Demodata');
  });

  it('does not promise a next sync when there is none', () => {
    expect(labels({ nextRun: null }).join()).not.toContain('Nästa');
  });

  it('can be opened and quit in every state', () => {
    for (const freshness of ['fresh', 'partial', 'late', 'stale', 'empty'] as const) {
      expect(actions({ freshness })).toEqual(expect.arrayContaining(['open', 'quit']));
    }
  });

  const icons: readonly (readonly [Partial<TrayState>, string])[] = [
    [{}, 'fresh'],
    [{ newSignals: 2 }, 'news'],
    [{ newSignals: 2, freshness: 'late' }, 'late'],
    [{ freshness: 'partial' }, 'late'],
    [{ freshness: 'empty', newestBar: null }, 'late'],
    [{ freshness: 'late', lastRunFailed: true }, 'failed'],
    [{ lastRunFailed: true, running: { done: 0, total: 0 } }, 'working'],
  ];
  for (const [state, icon] of icons) {
    it(`has the icon ${icon} for ${JSON.stringify(state)}`, () => {
      expect(trayModel({ ...FRESH, ...state }).icon).toBe(icon);
    });
  }

  it('explains every icon but the fresh one in words', () => {
    const plain = labels({});
    for (const [state, icon] of icons) if (icon !== 'fresh') expect(labels(state), JSON.stringify(state)).not.toEqual(plain);
  });
});

describe('tray', () => {
  function controller() {
    const calls: string[] = [];
    const chosen: string[] = [];
    let menu: Electron.MenuItemConstructorOptions[] = [];
    let click = (): void => {};
    const native: NativeTray = {
      setIcon: (icon) => void calls.push(`icon ${icon}`),
      setTooltip: () => void calls.push('tooltip'),
      setMenu: (items) => {
        calls.push('menu');
        menu = items;
      },
      onClick: (work) => (click = work),
      destroy: () => void calls.push('destroy'),
    };
    const tray = createTrayController(native, (action) => void chosen.push(action));
    return { tray, calls, chosen, menu: () => menu, click: () => click() };
  }

  it('F9 is drawn whole, and not again while nothing has changed', () => {
    const { tray, calls } = controller();
    tray.render(FRESH);
    tray.render({ ...FRESH });
    expect(calls).toEqual(['icon fresh', 'tooltip', 'menu']);
    tray.render({ ...FRESH, newSignals: 1 });
    expect(calls).toHaveLength(6);
    tray.render({ ...FRESH, newSignals: 1, nextRun: 'i morgon 17:55' });
    expect(calls.slice(6)).not.toContain('icon news');
    expect(calls.slice(6)).toContain('menu');
  });

  it('F9 hands on what was chosen, and a status line cannot be chosen', () => {
    const { tray, chosen, menu } = controller();
    tray.render(FRESH);
    for (const item of menu()) item.click?.({} as Electron.MenuItem, undefined, {});
    expect(chosen).toEqual(['resync', 'open', 'settings', 'quit']);
    expect(menu()[0]).toEqual({ label: 'Kurser t.o.m. i dag 17:30 · 731 av 734', enabled: false });
  });

  it('F9 is never touched again once it was taken down', () => {
    const { tray, calls, chosen, click } = controller();
    tray.stop();
    tray.render(FRESH);
    click();
    expect(calls).toEqual(['destroy']);
    expect(chosen).toEqual([]);
  });
});

describe('a desktop that shows tray icons', () => {
  const answering = (answers: Readonly<Record<string, string | null>>) => {
    const asked: string[] = [];
    return {
      asked,
      run: async (program: string) => {
        asked.push(program);
        return answers[program] ?? null;
      },
    };
  };

  for (const platform of ['win32', 'darwin'] as const) {
    it(`is every ${platform}`, async () => {
      const { asked, run } = answering({});
      expect(await findTrayHost(platform, run)).toBe(true);
      expect(asked).toEqual([]);
    });
  }

  const table: readonly (readonly [string, Record<string, string | null>, boolean])[] = [
    ['has somebody who draws', { 'dbus-send': 'method return\n   variant       boolean true\n' }, true],
    ['has a watcher with nobody behind it', { 'dbus-send': '   variant       boolean false\n', gdbus: '(<true>,)' }, false],
    ['has the other tool only', { gdbus: '(<true>,)\n' }, true],
    ['has the other tool, which says no', { gdbus: '(<false>,)\n' }, false],
    ['has no watcher or no bus', {}, false],
  ];
  for (const [what, answers, expected] of table) {
    it(`on Linux ${expected ? 'is' : 'is not'} one that ${what}`, async () => {
      expect(await findTrayHost('linux', answering(answers).run)).toBe(expected);
    });
  }
});
