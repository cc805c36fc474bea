import { Fragment, type ReactNode } from 'react';

export interface DataColumn<Row> {
  readonly id: string;
  readonly title: ReactNode;
  readonly unit?: string;
  readonly align?: 'left' | 'right';
  readonly className?: string;
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
  rowKey(row: Row, index: number): string;
  rowClass?(row: Row): string | undefined;
  /** A line below a row that belongs to it. */
  below?(row: Row): ReactNode;
}

/** A plain table of a few dozen rows: one shape for all of them. Longer lists are the signals table's matter. */
export function DataTable<Row>({ label, caption, rows, columns, head, className = '', rowKey, rowClass, below }: DataTableProps<Row>) {
  if (rows.length === 0) return null;
  return (
    <table className={`plain-table ${className}`.trim()} aria-label={caption === undefined ? label : undefined}>
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ id, title, unit, align = 'left' }) => (
            <th key={id} scope="col" className={align}>
              {title}
              {unit === undefined ? null : <span className="unit"> {unit}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Fragment key={rowKey(row, index)}>
            <tr className={rowClass?.(row)}>
              {columns.map(({ id, align = 'left', className: own, cell }) => {
                const classes = own === undefined ? align : `${align} ${own}`;
                return id === head ? (
                  <th key={id} scope="row" className={classes}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={classes}>
                    {cell(row)}
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
