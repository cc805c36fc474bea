import { closeInstantMs } from '@core/calendar/stockholm-calendar';
import { parseIsoDate } from '@core/time/epoch-day';
import type { TrayState } from '@core/tray/menu-model';
import type { AppStateDto } from '@shared/dto/app';
import type { ReadModel } from '../handlers/read-model';

const DAY_MS = 86_400_000;
const TODAY = { sv: 'i dag', en: 'today' } as const;
const YESTERDAY = { sv: 'i går', en: 'yesterday' } as const;

/** An instant as people say it: the day by its name when it is near. */
function formatInstant(instantMs: number, nowMs: number, language: 'sv' | 'en'): string {
  const format = (options: Intl.DateTimeFormatOptions, atMs: number): string =>
    new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'Europe/Stockholm', ...options }).format(atMs);
  const time = format({ hour: '2-digit', minute: '2-digit' }, instantMs);
  const dayOf = (atMs: number): string => format({ dateStyle: 'short' }, atMs);
  if (dayOf(instantMs) === dayOf(nowMs)) return `${TODAY[language]} ${time}`;
  if (dayOf(instantMs) === dayOf(nowMs - DAY_MS)) return `${YESTERDAY[language]} ${time}`;
  return `${format({ weekday: 'short', day: 'numeric', month: 'short' }, instantMs)} ${time}`;
}

/** A menu is drawn anew for each change, and an open one closes: a run shows in twenty steps, not in hundreds. */
const RUN_STEPS = 20;

function inSteps({ done, total }: { readonly done: number; readonly total: number }): { readonly done: number; readonly total: number } {
  const step = Math.max(1, Math.floor(total / RUN_STEPS));
  return { done: done === total ? done : done - (done % step), total };
}

/** The app's state as the tray shows it. */
export function createTrayView(deps: { readonly appState: () => AppStateDto; readonly readModel: () => ReadModel | null }): () => TrayState {
  return () => {
    const state = deps.appState();
    const stores = deps.readModel()?.stores;
    const { newestBar, expectedSession } = state.freshness;
    const status = state.lastRun?.status;
    const nowMs = Date.parse(state.now);
    const words = (instantMs: number): string => formatInstant(instantMs, nowMs, state.language);
    const coverage = newestBar === null || stores === undefined ? null : stores.instruments.coverage(newestBar < expectedSession ? newestBar : expectedSession);
    const { automaticSync } = stores?.settings.read() ?? { automaticSync: true };
    return {
      language: state.language,
      demo: state.demo,
      freshness: state.freshness.state,
      newestBar: newestBar === null ? null : words(closeInstantMs(parseIsoDate(newestBar))),
      coverage: coverage === null ? null : { current: coverage.current, listed: coverage.listed },
      newSignals: stores?.notices.unreadCount() ?? 0,
      running: state.running && inSteps(state.running),
      lastRunFailed: status === 'failed' || status === 'interrupted',
      nextRun: state.nextRunAt === null ? null : words(Date.parse(state.nextRunAt)),
      pause: !automaticSync ? 'for-good' : state.pausedUntil === null ? null : words(Date.parse(state.pausedUntil)),
    };
  };
}
