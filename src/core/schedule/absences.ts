/** Why a planned run could not start at its time. */
export type AbsenceCause = 'off' | 'asleep' | 'paused' | 'offline';

/** A time during which nothing could start. Units: epoch milliseconds. */
export interface Absence {
  readonly cause: AbsenceCause;
  readonly fromMs: number;
  readonly untilMs: number;
}

export type DueCause = 'on-time' | AbsenceCause | 'retry' | 'busy';

/**
 * What kept a run from its time, and until when; one absence that begins before another ends is one wait.
 * Missing: null when the app was awake and free at that time.
 */
export function absenceAt(instantMs: number, absences: readonly Absence[]): Absence | null {
  const first = absences.find(({ fromMs, untilMs }) => fromMs <= instantMs && instantMs < untilMs);
  if (first === undefined) return null;
  let untilMs = first.untilMs;
  for (;;) {
    const longer = absences.find((other) => other.fromMs <= untilMs && other.untilMs > untilMs);
    if (longer === undefined) return { ...first, untilMs };
    untilMs = longer.untilMs;
  }
}
