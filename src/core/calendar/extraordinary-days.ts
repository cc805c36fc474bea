import { raise } from '../errors';
import { parseIsoDate, type EpochDay } from '../time/epoch-day';

export type SessionKind = 'closed' | 'half' | 'full';

/** An entry of `extraordinary-days.json`, where a day stands that no rule knows. */
export interface ExtraordinaryDay {
  readonly date: string;
  readonly status: 'CLOSED' | 'HALF' | 'FULL';
  /** Stockholm time as HH:MM, where the session closes at another time than its kind does. */
  readonly close?: string;
  /** Who announced it, or why. */
  readonly reason: string;
}

export interface ExtraordinarySession {
  readonly kind: SessionKind;
  /** Null: as its kind. */
  readonly closeMinute: number | null;
}

const KINDS: Readonly<Record<ExtraordinaryDay['status'], SessionKind>> = { CLOSED: 'closed', HALF: 'half', FULL: 'full' };
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

function minuteOf({ date, close }: ExtraordinaryDay): number | null {
  if (close === undefined) return null;
  const [, hours, minutes] = CLOCK.exec(close) ?? raise('bug', `The close “${close}” of ${date} is no time of day.`);
  return Number(hours) * 60 + Number(minutes);
}

/**
 * Sessions by day; they take the place of what the rules say, weekends included.
 * Errors: `bug` for a status or a close that is none, or a day that stands twice; `invalid-input` for a date that is none.
 */
export function extraordinarySessions(days: readonly ExtraordinaryDay[]): ReadonlyMap<EpochDay, ExtraordinarySession> {
  const sessions = new Map<EpochDay, ExtraordinarySession>();
  for (const entry of days) {
    const day = parseIsoDate(entry.date);
    const kind = (KINDS as Partial<Record<string, SessionKind>>)[entry.status];
    if (kind === undefined || sessions.has(day)) raise('bug', `The extraordinary day ${entry.date} stands twice or has no known status.`);
    sessions.set(day, { kind, closeMinute: minuteOf(entry) });
  }
  return sessions;
}
