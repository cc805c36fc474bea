import { raise } from '../errors';

/** Asks for bytes before they are allocated. Errors: `engine-memory` when they would not fit. */
export type ClaimBytes = (bytes: number, what: string) => void;

/** For readers whose series are short: no budget. */
export const claimFreely: ClaimBytes = () => undefined;

export interface ByteBudgetOptions {
  readonly limitBytes: number;
  /** What the thread holds in buffers now, as measured. */
  readonly heldBytes: () => number;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * A budget for typed arrays, which V8's own limits do not count. What does not fit is refused before it is
 * allocated, so that the thread can still say so.
 */
export function createByteBudget({ limitBytes, heldBytes }: ByteBudgetOptions): ClaimBytes {
  return (bytes, what) => {
    const held = heldBytes();
    if (held + bytes <= limitBytes) return;
    raise('engine-memory', `The ${what} need ${megabytes(bytes)}; ${megabytes(held)} of ${megabytes(limitBytes)} are in use.`);
  };
}
