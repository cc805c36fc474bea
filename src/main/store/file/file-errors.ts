import { failure, KursvaktError, type FailureKind } from '@core/errors';

const KINDS: Readonly<Record<string, FailureKind>> = {
  EACCES: 'store-readonly',
  EPERM: 'store-readonly',
  EROFS: 'store-readonly',
  ENOSPC: 'store-full',
  EDQUOT: 'store-full',
};

/** Runs work on files; what the operating system refuses leaves as a failure of the store's kinds. */
export function withFileErrors<Value>(message: string, work: () => Value): Value {
  try {
    return work();
  } catch (caught) {
    const code: unknown = caught instanceof Error && 'code' in caught ? caught.code : null;
    const kind = typeof code === 'string' ? KINDS[code] : undefined;
    if (kind === undefined) throw caught;
    throw new KursvaktError(failure(kind, message), { cause: caught });
  }
}
