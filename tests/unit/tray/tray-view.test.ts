import { describe, expect, it } from 'vitest';
import type { AppStateDto } from '../../../src/shared/dto/app';
import type { ReadModel } from '../../../src/main/handlers/read-model';
import { createTrayView } from '../../../src/main/resident/tray-view';

const STATE = {
  version: '0.1.0', demo: false, apiHost: 'www.avanza.se', now: '2026-11-24T09:00:00.000Z', language: 'sv', theme: 'system', engine: 'idle',
  freshness: { expectedSession: '2026-11-23', currentShare: 1, state: 'fresh', newestBar: '2026-11-23' },
  running: null, lastRun: null, nextRunAt: '2026-11-24T16:55:00.000Z', pausedUntil: null, trayAvailable: true,
} as unknown as AppStateDto;

function viewOf(change: Partial<AppStateDto> = {}, automaticSync = true, unread = 0) {
  const asked: string[] = [];
  const stores = {
    instruments: {
      coverage: (day: string) => {
        asked.push(day);
        return { current: 731, listed: 734 };
      },
    },
    notices: { unreadCount: () => unread },
    settings: { read: () => ({ automaticSync }) },
  };
  const view = createTrayView({ appState: () => ({ ...STATE, ...change }), readModel: () => ({ stores }) as unknown as ReadModel });
  return { view: view(), asked };
}

describe('what the tray shows of the app', () => {
  it('says days near by their names, in the person’s language and in Stockholm’s time', () => {
    expect(viewOf().view).toMatchObject({ newestBar: 'i går 17:30', nextRun: 'i dag 17:55', pause: null });
    expect(viewOf({ language: 'en' }).view).toMatchObject({ newestBar: 'yesterday 17:30', nextRun: 'today 17:55' });
    expect(viewOf({ nextRunAt: '2026-11-27T16:55:00.000Z' }).view.nextRun).toMatch(/^fre.* 27 nov.* 17:55$/);
  });

  it('a half-day’s prices are of one o’clock', () => {
    const freshness = { ...STATE.freshness, newestBar: '2026-04-02', expectedSession: '2026-04-02' };
    expect(viewOf({ freshness, now: '2026-04-02T15:00:00.000Z' }).view.newestBar).toBe('i dag 13:00');
  });

  it('counts the shares of the newest session that is over, not of one that still runs', () => {
    expect(viewOf({ freshness: { ...STATE.freshness, newestBar: '2026-11-24' } }).asked).toEqual(['2026-11-23']);
  });

  it('tells a pause with its end from one without', () => {
    expect(viewOf({ pausedUntil: '2026-11-25T06:00:00.000Z' }).view.pause).toMatch(/07:00$/);
    expect(viewOf({ pausedUntil: null }, false).view.pause).toBe('for-good');
  });

  it('knows nothing before the first sync, and says so', () => {
    const freshness = { ...STATE.freshness, state: 'empty' as const, newestBar: null };
    expect(viewOf({ freshness, nextRunAt: null }).view).toMatchObject({ newestBar: null, coverage: null, nextRun: null, freshness: 'empty' });
  });

  it('a run moves in twenty steps, so that the menu is not drawn anew hundreds of times', () => {
    const doneAt = (done: number) => viewOf({ running: { done, total: 740 } as unknown as AppStateDto['running'] }).view.running?.done;
    expect(new Set(Array.from({ length: 741 }, (_, done) => doneAt(done))).size).toBe(21);
    expect([doneAt(0), doneAt(36), doneAt(37), doneAt(740)]).toEqual([0, 0, 37, 740]);
  });

  it('a run that failed or was cut off is a failure, one that was cancelled is not', () => {
    const lastRun = (status: string) => ({ status }) as unknown as AppStateDto['lastRun'];
    expect(['failed', 'interrupted', 'cancelled', 'ok'].map((status) => viewOf({ lastRun: lastRun(status) }).view.lastRunFailed)).toEqual([true, true, false, false]);
    expect(viewOf({}, true, 3).view.newSignals).toBe(3);
  });
});
