import { ariaSort, moveAmongTitles, SortTitle } from '../../components/sort-title';
import { useWords } from '../../i18n/words';
import type { Sort } from '../../lib/sorting';
import type { SignalColumn } from './columns';

interface TableHeadProps {
  readonly columns: readonly SignalColumn[];
  readonly sort: Sort | null;
  readonly onSort: (columnId: string, natural: Sort['direction']) => void;
}

/** Titles with their units, one stop for the Tab key; each sorts, and a third press gives the ranking's own order back. */
export function TableHead({ columns, sort, onSort }: TableHeadProps) {
  const { text } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1} onKeyDown={moveAmongTitles}>
        {columns.map(({ id, title, unit, align, decides, natural }, place) => {
          const direction = sort?.columnId === id ? sort.direction : null;
          return (
            <th key={id} scope="col" className={`${align} column-${id}${decides ? ' decides' : ''}`} aria-sort={ariaSort(direction)}>
              <SortTitle
                title={title}
                unit={unit}
                hint={decides ? text.list.decides : undefined}
                direction={direction}
                isStop={place === 0}
                onSort={() => {
                  onSort(id, natural);
                }}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
