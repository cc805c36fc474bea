import { latestCompleteSession, tradingDaysBetween } from '@core/calendar/stockholm-calendar';
import { parseIsoDate, toIsoDate } from '@core/time/epoch-day';
import type { FreshnessDto, FreshnessState } from '@shared/dto/common';
import type { ReadContext } from './read-context';

/** With fewer current shares than this, a ranking would compare new prices with old ones. */
const WHOLE_SHARE = 0.9;

function stateOf(sessionsBehind: number, currentShare: number): FreshnessState {
  if (sessionsBehind >= 2) return 'stale';
  if (sessionsBehind === 1) return 'late';
  return currentShare >= WHOLE_SHARE ? 'fresh' : 'partial';
}

/** How old the stored bars are, counted in sessions that should exist by now; never in hours since a request. */
export function readFreshness({ stores, nowMs }: Pick<ReadContext, 'stores' | 'nowMs'>): FreshnessDto {
  const expected = latestCompleteSession(nowMs());
  const expectedSession = toIsoDate(expected);
  const { newestBar, listed, current } = stores.instruments.coverage(expectedSession);
  const currentShare = listed === 0 ? 0 : current / listed;
  if (newestBar === null) return { expectedSession, currentShare, state: 'empty', newestBar };
  const behind = Math.max(0, tradingDaysBetween(parseIsoDate(newestBar), expected));
  return { expectedSession, currentShare, state: stateOf(behind, currentShare), newestBar };
}
