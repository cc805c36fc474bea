/**
 * The error taxonomy: everything that is expected to go wrong has one of these kinds.
 * A kind decides the reaction; `bug` is everything that was not expected.
 */
export const FAILURE_KINDS = [
  'network',
  'timeout',
  'rate-limited',
  'refused',
  'contract',
  'no-data',
  'quality',
  'clock',
  'other-source',
  'store-busy',
  'store-full',
  'store-readonly',
  'store-corrupt',
  'store-from-future',
  'engine-crashed',
  'engine-timeout',
  'engine-memory',
  'cancelled',
  'invalid-input',
  'bug',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** What happened, one sentence, safe to show: no stack, no path of the user, no SQL. */
  readonly message: string;
  /** What the person can do about it, one sentence. */
  readonly remedy: string;
  /** The field of an answer or of an input that was at fault. */
  readonly field?: string;
  /** How long the other side asked us to wait. */
  readonly retryAfterMs?: number;
}

/** An expected failure on its way to the nearest boundary, where it becomes a value again. */
export class KursvaktError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'KursvaktError';
    this.failure = failure;
  }
}

const DEFAULT_REMEDIES: Readonly<Record<FailureKind, string>> = {
  network: 'Check the internet connection; the next sync tries again.',
  timeout: 'Try again later; the stored signals stay.',
  'rate-limited': 'Wait a while; the next sync goes on where this one stopped.',
  refused: 'The data source does not answer this app now; try again tomorrow.',
  contract: 'The data source has changed its answers; update Kursvakt.',
  'no-data': 'Nothing to do: the data source has nothing for this instrument.',
  quality: 'The value was set aside; look at the instrument on the activity page.',
  clock: 'Set the clock of this computer right; “kursvakt compute --as-of” computes a past day.',
  'other-source': 'Choose another data folder with KURSVAKT_HOME, or ask the source that this one came from.',
  'store-busy': 'Another Kursvakt is writing; wait until it is done.',
  'store-full': 'Free some disk space and sync again.',
  'store-readonly': 'Make the data folder writable for your user.',
  'store-corrupt': 'Restore the newest backup with “kursvakt restore FILE”.',
  'store-from-future': 'Install the newest Kursvakt; this one is older than the database.',
  'engine-crashed': 'Start the sync again; the stored signals stay.',
  'engine-timeout': 'Start the sync again; the stored signals stay.',
  'engine-memory': 'Close other programs or raise the memory budget in the settings.',
  cancelled: 'Start it again when it suits you; what was fetched is kept.',
  'invalid-input': 'Correct the value and try again.',
  bug: 'Please report this with the log file.',
};

/** Builds a failure; the remedy defaults to the one of its kind. */
export function failure(
  kind: FailureKind,
  message: string,
  details: Partial<Omit<Failure, 'kind' | 'message'>> = {},
): Failure {
  return { kind, message, remedy: DEFAULT_REMEDIES[kind], ...details };
}

export function raise(
  kind: FailureKind,
  message: string,
  details: Partial<Omit<Failure, 'kind' | 'message'>> = {},
): never {
  throw new KursvaktError(failure(kind, message, details));
}

/** Turns anything caught into a failure; what was not expected is a `bug` without its private text. */
export function toFailure(caught: unknown): Failure {
  if (caught instanceof KursvaktError) return caught.failure;
  const name = caught instanceof Error ? caught.name : typeof caught;
  return failure('bug', `Unexpected ${name} inside Kursvakt.`);
}

/** Makes the compiler prove that every case of a union was handled. */
export function assertNever(value: never): never {
  return raise('bug', `Unhandled case ${String(value)}.`);
}
