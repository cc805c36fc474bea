import type { SignalRowDto, SignalsDto } from '@shared/dto/signals';

export interface ShownRows {
  /** What the table shows, in the ranking's own order. */
  readonly rows: readonly SignalRowDto[];
  /** What left since the set before; shown apart, so that it is never mixed up with what is held. */
  readonly departed: readonly SignalRowDto[];
  /** Rows of the target (or LONG); the border runs below the last of them. */
  readonly heldCount: number;
}

function hasLeft(row: SignalRowDto): boolean {
  return !row.inTarget && (row.change === 'exited' || row.event === 'EXIT');
}

/** Splits an answer into what is held, what competes and what left. `filter` is looked for in name and ticker. */
export function shownRows(signals: SignalsDto | null, all: boolean, filter: string): ShownRows {
  const answered = signals?.rows ?? [];
  const held = answered.filter((row) => row.inTarget);
  // A name that is no longer ranked at all has no row to show among the ranked ones.
  const others = all ? answered.filter((row) => !row.inTarget && (row.rank !== null || row.state !== null)) : [];
  const wanted = filter.trim().toLocaleLowerCase('sv');
  const matches = (row: SignalRowDto): boolean => wanted === '' || `${row.name}\n${row.ticker}`.toLocaleLowerCase('sv').includes(wanted);
  return { rows: [...held, ...others].filter(matches), departed: answered.filter(hasLeft), heldCount: held.length };
}
