import { raise } from '@core/errors';

/** The app's clock: the system's, or one that starts at a given instant and then runs on. */
export interface Clock {
  nowMs(): number;
  /** What to add to the system clock; lets a worker thread run on the same time. */
  readonly offsetMs: number;
}

export function clockWithOffset(offsetMs: number): Clock {
  return { nowMs: () => Date.now() + offsetMs, offsetMs };
}

/** Errors: `invalid-input` when the text is no ISO instant. */
export function createClock(startsAt: string | undefined): Clock {
  if (startsAt === undefined || startsAt === '') return clockWithOffset(0);
  const startMs = Date.parse(startsAt);
  if (!/^\d{4}-\d{2}-\d{2}/.test(startsAt) || Number.isNaN(startMs)) {
    return raise('invalid-input', `KURSVAKT_NOW is “${startsAt.slice(0, 40)}”, which is not an instant.`, {
      remedy: 'Write it like 2026-11-24T18:00:00+01:00.',
    });
  }
  return clockWithOffset(startMs - Date.now());
}

export function isoInstant(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
