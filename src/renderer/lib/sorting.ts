/** What a column is sorted and copied by; null goes last. */
export type SortKey = number | string | null;

export interface Sort {
  readonly columnId: string;
  readonly direction: 'up' | 'down';
}

/** The ways to sort by a column, in turn: its natural direction, the other one, the rows' own order again. */
export function nextSort(sort: Sort | null, columnId: string, natural: Sort['direction']): Sort | null {
  if (sort?.columnId !== columnId) return { columnId, direction: natural };
  return sort.direction === natural ? { columnId, direction: natural === 'up' ? 'down' : 'up' } : null;
}

/** Rows in the order of a column; missing values last in both directions, equal ones in their former order. */
export function sortRows<Row>(
  rows: readonly Row[],
  column: { key(row: Row): SortKey },
  direction: Sort['direction'],
  compareNames: (a: string, b: string) => number,
): Row[] {
  const turn = direction === 'up' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.key(a), column.key(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return turn * (typeof x === 'string' && typeof y === 'string' ? compareNames(x, y) : Number(x) - Number(y));
  });
}
