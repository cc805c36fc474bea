import type { TrayState } from '@core/tray/menu-model';
import type { AppStateDto } from '@shared/dto/app';

/** The next run as people say it: the day only when it is not today. */
function formatNextRun(nextRunAt: string, now: string, language: 'sv' | 'en'): string {
  const format = (options: Intl.DateTimeFormatOptions, instant: string): string =>
    new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'Europe/Stockholm', ...options }).format(new Date(instant));
  const time = format({ hour: '2-digit', minute: '2-digit' }, nextRunAt);
  const isToday = format({ dateStyle: 'short' }, nextRunAt) === format({ dateStyle: 'short' }, now);
  return isToday ? time : `${format({ weekday: 'short', day: 'numeric', month: 'short' }, nextRunAt)} ${time}`;
}

/** The app's state as the tray shows it. */
export function createTrayView(deps: { readonly appState: () => AppStateDto; readonly unread: () => number }): () => TrayState {
  return () => {
    const state = deps.appState();
    const status = state.lastRun?.status;
    return {
      language: state.language,
      demo: state.demo,
      freshness: state.freshness.state,
      newestBar: state.freshness.newestBar,
      newSignals: deps.unread(),
      running: state.running,
      lastRunFailed: status === 'failed' || status === 'interrupted',
      nextRun: state.nextRunAt === null ? null : formatNextRun(state.nextRunAt, state.now, state.language),
    };
  };
}
