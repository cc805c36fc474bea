/** Where somebody stood on each day, ascending; null on a day without a rank. */
export type RankTrail = readonly (number | null)[];

/**
 * How far down a place is drawn: 0 for the first, 1 for `lowest` and everything below it. The first places get the room,
 * because the border is there.
 */
export function placeDepth(place: number, lowest: number): number {
  return Math.sqrt((Math.min(place, lowest) - 1) / Math.max(1, lowest - 1));
}

/** One stroke for each unbroken stretch of ranked days; a day alone is a stroke of no length. */
export function trailPath(ranks: RankTrail, x: (day: number) => number, y: (rank: number) => number): string {
  return ranks
    .map((rank, day) => {
      if (rank === null) return '';
      const point = `${x(day).toFixed(1)} ${y(rank).toFixed(1)}`;
      return (ranks[day - 1] ?? null) === null ? `M${point}h0` : `L${point}`;
    })
    .join('');
}
