/** A run as far as a streak of failures is concerned. */
export interface EndedRun {
  readonly runId: string;
  readonly status: 'running' | 'ok' | 'partial' | 'failed' | 'cancelled' | 'interrupted';
}

export interface FailureStreak {
  /** Failures in a row up to now. A cancelled run is neither a failure nor a success. */
  readonly failures: number;
  /** The same for the whole streak, also after a restart: named by the last good run before it. */
  readonly key: string;
}

const isGood = ({ status }: EndedRun): boolean => status === 'ok' || status === 'partial';

/** The streak that the newest runs form; `newestFirst` begins with the run that has just ended. */
export function failureStreak(newestFirst: readonly EndedRun[]): FailureStreak {
  const end = newestFirst.findIndex(isGood);
  const streak = end === -1 ? newestFirst : newestFirst.slice(0, end);
  return {
    failures: streak.filter(({ status }) => status === 'failed' || status === 'interrupted').length,
    key: end === -1 ? 'from the start' : `after ${newestFirst[end]!.runId}`,
  };
}
