import type { KeyboardEvent } from 'react';
import { useWords } from '../../i18n/words';
import type { SignalColumn } from './columns';
import type { Sort } from './signals-store';

interface TableHeadProps {
  readonly columns: readonly SignalColumn[];
  readonly sort: Sort | null;
  readonly onSort: (columnId: string, natural: Sort['direction']) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Left and right from title to title. Enter sorts; it does not open the row that the list's cursor is on. */
function move(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.key === 'Enter') event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const titles = [...event.currentTarget.querySelectorAll('button')];
  const next = titles[titles.indexOf(event.target as HTMLButtonElement) + (STEPS[event.key] ?? Number.NaN)];
  if (!next) return;
  next.focus();
  event.preventDefault();
}

/** Titles with their units, one stop for the Tab key; each sorts, and a third press gives the ranking's own order back. */
export function TableHead({ columns, sort, onSort }: TableHeadProps) {
  const { text } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1} onKeyDown={move}>
        {columns.map(({ id, title, unit, align, decides, natural }, place) => {
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
                tabIndex={place === 0 ? 0 : -1}
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
