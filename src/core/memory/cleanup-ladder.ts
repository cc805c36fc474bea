import { hardBudgetBytes } from './budget';

/**
 * The ways to give memory back, from what nobody notices to what is felt as a short wait. The database's
 * pages, the program's own and the page's caches are read again when they are asked for; a window that nobody sees is built
 * again when somebody does; a page that is started again shows the same view from the same cached data.
 */
export const CLEANUP_RUNGS = [
  'drop-caches',
  'shrink-database',
  'end-idle-worker',
  'collect-garbage',
  'return-code-pages',
  'clear-page-caches',
  'destroy-hidden-window',
  'restart-page',
] as const;
export type CleanupRung = (typeof CLEANUP_RUNGS)[number];

export type CleanupTrigger = 'manual' | 'budget' | 'hard-budget' | 'idle' | 'after-job';

/** What climbing a rung gave the last time. */
export interface RungOutcome {
  readonly atMs: number;
  readonly freedBytes: number;
}

export interface LadderState {
  readonly trigger: CleanupTrigger;
  readonly totalBytes: number;
  readonly budgetBytes: number;
  readonly nowMs: number;
  /** Rungs that have somebody to do them. */
  readonly available: ReadonlySet<CleanupRung>;
  /** Rungs already climbed in this clean-up. */
  readonly climbed: ReadonlySet<CleanupRung>;
  readonly outcomes: ReadonlyMap<CleanupRung, RungOutcome>;
}

/** A rung that gave back less than this was climbed in vain. */
export const WORTHWHILE_BYTES = 1_000_000;
const REST_AFTER_SUCCESS_MS = 5 * 60_000;
const REST_AFTER_VAIN_MS = 60 * 60_000;
/** When nobody waits for anything, only what nobody will notice either. */
const UNNOTICED: ReadonlySet<CleanupRung> = new Set(['drop-caches', 'shrink-database', 'end-idle-worker', 'collect-garbage', 'return-code-pages']);

/** What a person sees happen is done only above the hard budget, however the clean-up came about. */
function isPermitted(rung: CleanupRung, { totalBytes, budgetBytes }: LadderState): boolean {
  return rung !== 'restart-page' || totalBytes > hardBudgetBytes(budgetBytes);
}

function isRested(rung: CleanupRung, state: LadderState): boolean {
  const outcome = state.outcomes.get(rung);
  if (!outcome) return true;
  const hasHelped = outcome.freedBytes >= WORTHWHILE_BYTES;
  // The app comes to rest only after something has happened: what helped last time will help again.
  if (hasHelped && state.trigger === 'idle') return true;
  const restMs = hasHelped ? REST_AFTER_SUCCESS_MS : REST_AFTER_VAIN_MS;
  // A clock that was set back must not keep a rung asleep.
  return Math.abs(state.nowMs - outcome.atMs) >= restMs;
}

function isWanted(rung: CleanupRung, state: LadderState): boolean {
  if (!isPermitted(rung, state)) return false;
  switch (state.trigger) {
    case 'manual':
      return true;
    case 'idle':
      return UNNOTICED.has(rung) && isRested(rung, state);
    case 'budget':
    case 'hard-budget':
    case 'after-job':
      return state.totalBytes > state.budgetBytes && isRested(rung, state);
  }
}

/**
 * The next rung to climb, lowest first; null when there is none left or none is worth it. A person who asks
 * gets every rung that is not seen as a flicker; by itself the app climbs only until it is within its budget.
 */
export function nextRung(state: LadderState): CleanupRung | null {
  return CLEANUP_RUNGS.find((rung) => state.available.has(rung) && !state.climbed.has(rung) && isWanted(rung, state)) ?? null;
}

/** Why a look at the memory should lead to a clean-up now; null when the app is within its budget. */
export function budgetTrigger(totalBytes: number, budgetBytes: number): Extract<CleanupTrigger, 'budget' | 'hard-budget'> | null {
  if (totalBytes <= budgetBytes) return null;
  return totalBytes > hardBudgetBytes(budgetBytes) ? 'hard-budget' : 'budget';
}
