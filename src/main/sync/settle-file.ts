import { toFailure } from '@core/errors';
import type { Logger } from '../log/logger';
import type { Writer } from '../store/file/connection';

/** As many as a hundred shares have in ten years; what a day adds stays far below. */
const MANY_BARS = 250_000;

/**
 * A first sync stores share by share, and in that order the bars lie in the file, while a day's reads want the newest
 * half-years of all shares: after it the file is rewritten once. Later half-years come last by themselves.
 * Errors: none; without the room for it the file stays as it is, which is slower and not wrong.
 */
export function settleFile({ writer, log }: { readonly writer: Writer; readonly log: Logger }, insertedBars: number): void {
  if (insertedBars < MANY_BARS) return;
  try {
    writer.rewriteInOrder();
  } catch (error) {
    log.warn('the database was not put in order', { failure: toFailure(error).kind });
  }
}
