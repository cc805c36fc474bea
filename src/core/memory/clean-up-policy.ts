export interface CleanUpState {
  readonly totalBytes: number;
  readonly budgetBytes: number;
  readonly nowMs: number;
  /** When the last automatic clean-up ran, and what it gave back; null before the first. */
  readonly last: { readonly atMs: number; readonly freedBytes: number } | null;
}

/** One that gave this little back is not worth repeating soon. */
const WORTHWHILE_BYTES = 5_000_000;
const RETRY_AFTER_MS = 10 * 60_000;
const RETRY_AFTER_FAILURE_MS = 60 * 60_000;

/** Whether the app is over its budget and cleaning up again could help. */
export function shouldCleanUp(state: CleanUpState): boolean {
  if (state.totalBytes <= state.budgetBytes) return false;
  if (!state.last) return true;
  const waitMs = state.last.freedBytes >= WORTHWHILE_BYTES ? RETRY_AFTER_MS : RETRY_AFTER_FAILURE_MS;
  return Math.abs(state.nowMs - state.last.atMs) >= waitMs;
}
