import { useState } from 'react';

export interface Walk {
  /** What is written in the field. */
  readonly query: string;
  write(query: string): void;
  /** The hit that Enter takes, of so many. */
  placeOf(count: number): number;
  point(place: number): void;
  /** Up and down through so many hits; false for another key. */
  step(key: string, count: number): boolean;
}

/** A field and the walk through the hits below it; whoever writes on begins at the first again. */
export function useWalk(): Walk {
  const [{ query, active }, set] = useState({ query: '', active: 0 });
  const placeOf = (count: number): number => Math.min(active, Math.max(0, count - 1));
  const point = (place: number): void => {
    set({ query, active: place });
  };
  return {
    query,
    write: (written) => {
      set({ query: written, active: 0 });
    },
    placeOf,
    point,
    step(key, count) {
      if (key === 'ArrowDown') point(Math.min(count - 1, placeOf(count) + 1));
      else if (key === 'ArrowUp') point(Math.max(0, placeOf(count) - 1));
      else return false;
      return true;
    },
  };
}
