import { useWords } from '../../i18n/words';
import type { SignalColumn } from './columns';
import type { Sort } from './signals-store';

interface TableHeadProps {
  readonly columns: readonly SignalColumn[];
  readonly sort: Sort | null;
  readonly onSort: (columnId: string, natural: Sort['direction']) => void;
}

/** Titles with their units; each sorts, and a third press gives the ranking's own order back. */
export function TableHead({ columns, sort, onSort }: TableHeadProps) {
  const { text } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, title, unit, align, decides, natural }) => {
          const direction = sort?.columnId === id ? sort.direction : null;
          return (
            <th
              key={id}
              scope="col"
              className={`${align} column-${id}${decides ? ' decides' : ''}`}
              aria-sort={direction === null ? undefined : direction === 'up' ? 'ascending' : 'descending'}
            >
              <button
                type="button"
                tabIndex={-1}
                title={decides ? text.list.decides : undefined}
                onClick={() => {
                  onSort(id, natural);
                }}
              >
                {title}
                {unit === '' ? null : <span className="unit"> {unit}</span>}
                <span className="sort-sign" aria-hidden="true">
                  {direction === null ? '' : direction === 'up' ? '↑' : '↓'}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
