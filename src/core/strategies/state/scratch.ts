/**
 * Working columns that are used again for every instrument, so that a run over a thousand series allocates
 * as much as a run over the longest one. A machine calls `reset` first and then takes what it needs.
 */
export interface Scratch {
  reset(): void;
  /** A column of this length; its content is whatever the last user left. */
  take(length: number): Float64Array;
}

const SMALLEST_COLUMN = 1024;

export function createScratch(): Scratch {
  const columns: Float64Array[] = [];
  let used = 0;
  return {
    reset() {
      used = 0;
    },
    take(length) {
      const held = columns[used];
      if (held === undefined || held.length < length) {
        columns[used] = new Float64Array(Math.max(SMALLEST_COLUMN, Math.ceil(length * 1.25)));
      }
      used += 1;
      return columns[used - 1]!.subarray(0, length);
    },
  };
}
