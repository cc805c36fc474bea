import { Fragment, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../i18n/words';
import { nextSort, sortRows, type Sort, type SortKey } from '../lib/sorting';
import { rowsAsText } from '../lib/spreadsheet';
import { useStores } from '../stores-context';
import { ariaSort, moveAmongTitles, SortTitle } from './sort-title';

export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly align?: 'left' | 'right';
  readonly className?: string;
  /** What the cell is, in the column's unit: sorted and copied by it. Without it the column is neither. */
  value?(row: Row): SortKey;
  /** The direction a person most likely wants first; figures begin with the largest. */
  readonly natural?: Sort['direction'];
  /** Why a cell may hold no more than a dash, for those who point at it and those who hear it. */
  readonly missing?: string;
  /** Out of sight in a small window, where every column would need sideways scrolling; the export and the copy have it. */
  readonly isLowValue?: boolean;
  cell(row: Row): ReactNode;
}

interface DataTableProps<Row> {
  /** What the table is, for those who do not see it; a visible `caption` takes its place. */
  readonly label: string;
  readonly caption?: ReactNode;
  readonly rows: readonly Row[];
  /** The column named by `head` names its row; without one, rows have no name. */
  readonly columns: readonly DataColumn<Row>[];
  readonly head?: string;
  readonly className?: string;
  /** True where a row only means something after the one above it: such a table is copied and not sorted. */
  readonly keepsOrder?: boolean;
  rowKey(row: Row, index: number): string;
  rowClass?(row: Row): string | undefined;
  /** A line below a row that belongs to it. */
  below?(row: Row): ReactNode;
}

/** Ctrl+C anywhere in the table: its rows as they stand, for a spreadsheet of the window's language; with Shift plainly, with decimal points. */
function useCopy<Row>(rows: readonly Row[], columns: readonly DataColumn<Row>[]): (event: KeyboardEvent) => void {
  const { client, navigation } = useStores();
  const { text, language } = useWords();
  const copied = columns.flatMap(({ title, unit, value }) => (value ? [{ title: unit === undefined ? title : `${title} (${unit})`, key: value }] : []));
  return (event) => {
    // With marked text the person wants that text.
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'c' || copied.length === 0 || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    void client.call('clipboard:write', { text: rowsAsText(rows, copied, event.shiftKey ? 'en' : language) }).then(({ ok }) => {
      if (ok) navigation.getState().announce(text.list.copied(rows.length));
    });
  };
}

function Head<Row>({ columns, sort, onSort }: { readonly columns: readonly DataColumn<Row>[]; readonly sort: Sort | null; readonly onSort: ((sort: Sort | null) => void) | null }) {
  const stop = columns.find(({ value }) => value)?.id;
  return (
    <thead>
      <tr onKeyDown={moveAmongTitles}>
        {columns.map(({ id, title, unit = '', align = 'left', value, natural = align === 'right' ? 'down' : 'up', isLowValue }) => {
          const direction = sort?.columnId === id ? sort.direction : null;
          return (
            <th key={id} scope="col" className={isLowValue ? `${align} low-value` : align} aria-sort={ariaSort(direction)}>
              {value && onSort ? (
                <SortTitle title={title} unit={unit} direction={direction} isStop={id === stop} onSort={() => { onSort(nextSort(sort, id, natural)); }} />
              ) : (
                <>
                  {title}
                  {unit === '' ? null : <span className="unit"> {unit}</span>}
                </>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** A plain table of a few dozen rows: one shape for all of them. Longer lists are the signals table's matter. */
export function DataTable<Row>({ label, caption, rows, columns, head, className = '', keepsOrder = false, rowKey, rowClass, below }: DataTableProps<Row>) {
  const { formats } = useWords();
  const [sort, setSort] = useState<Sort | null>(null);
  const key = columns.find(({ id }) => id === sort?.columnId)?.value;
  const shown = sort && key ? sortRows(rows, { key }, sort.direction, formats.compareNames) : rows;
  const copy = useCopy(shown, columns);
  if (rows.length === 0) return null;
  return (
    <table className={`plain-table ${className}`.trim()} aria-label={caption === undefined ? label : undefined} onKeyDown={copy}>
      {caption === undefined ? null : <caption>{caption}</caption>}
      <Head columns={columns} sort={sort} onSort={keepsOrder ? null : setSort} />
      <tbody>
        {shown.map((row, index) => (
          <Fragment key={rowKey(row, index)}>
            <tr className={rowClass?.(row)}>
              {columns.map(({ id, align = 'left', className: own, isLowValue, value, missing, cell }) => {
                const why = missing !== undefined && value?.(row) === null ? missing : undefined;
                const classes = [align, own, isLowValue ? 'low-value' : undefined].filter((part) => part !== undefined).join(' ');
                return id === head ? (
                  <th key={id} scope="row" className={classes}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={classes} title={why}>
                    {cell(row)}
                    {why === undefined ? null : <span className="visually-hidden"> {why}</span>}
                  </td>
                );
              })}
            </tr>
            {below?.(row)}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
