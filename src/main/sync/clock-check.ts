import { raise } from '@core/errors';
import type { IsoDate } from '@core/time/epoch-day';
import type { Reader } from '../store/file/connection';
import { createInstrumentReader } from '../store/market/instruments';

/**
 * A clock that was set back would write today's figures over the record of a past session, which no source can give
 * again. `session` is the newest complete one by the clock.
 * Errors: `clock` when bars of a later session are stored.
 */
export function refuseClockSetBack(reader: Reader, session: IsoDate): void {
  const { newestBar } = createInstrumentReader(reader).coverage(session);
  if (newestBar === null || newestBar <= session) return;
  raise('clock', `By the clock of this computer the newest session is ${session}, but prices of ${newestBar} are stored.`);
}
