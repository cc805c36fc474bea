import { useRef } from 'react';
import type { ChartLook } from '@shared/chart-look';
import { useWords, type Words } from '../../i18n/words';
import { rowWindow, useBoxSize } from '../../lib/use-row-window';
import { isoDay, type RowSpan } from './chart/day-axis';
import type { Mark } from './chart/marks';
import type { PriceColumn, PriceColumns } from './price-columns';
import { changeAt, columnText, eventText, shownLines, signedPercent } from './reading';

const ROW_HEIGHT_PX = 26;
const BAR_COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;

interface BarTableProps {
  readonly name: string;
  readonly columns: PriceColumns;
  readonly span: RowSpan;
  readonly look: ChartLook;
  readonly marks: readonly Mark[];
  readonly strategyName: (strategyId: string) => string;
}

interface RowProps {
  readonly columns: PriceColumns;
  readonly names: readonly PriceColumn[];
  readonly row: number;
  readonly rowIndex: number;
  readonly happened: string;
  readonly words: Words;
}

function Row({ columns, names, row, rowIndex, happened, words }: RowProps) {
  return (
    <tr aria-rowindex={rowIndex}>
      <th scope="row" className="left">
        {isoDay(columns.date[row]!)}
      </th>
      <td className="right">{signedPercent(changeAt(columns, row), words)}</td>
      {names.map((name) => (
        <td key={name} className="right">
          {columnText(columns, name, row, words)}
        </td>
      ))}
      <td className="left muted">{happened}</td>
    </tr>
  );
}

/** The chart's twin: the same days with the same figures, newest first; only what is in sight exists. */
export function BarTable({ name, columns, span, look, marks, strategyName }: BarTableProps) {
  const words = useWords();
  const { reading, events } = words.text.instrument;
  const box = useRef<HTMLDivElement>(null);
  const [size, measure] = useBoxSize(box);
  const names: readonly PriceColumn[] = [...BAR_COLUMNS, ...shownLines(look)];
  const count = Math.max(0, span.to - span.from + 1);
  const { first, last } = rowWindow(count, ROW_HEIGHT_PX, size);
  const happenedOn = (row: number): string => marks.filter((mark) => mark.row === row).flatMap((mark) => mark.events.map((event) => eventText(event, strategyName, words))).join(' · ');
  return (
    <div className="table-box bar-table" ref={box} onScroll={measure} tabIndex={0} role="region" aria-label={reading.table(name)} data-pane-focus>
      <table aria-rowcount={count + 1} aria-label={reading.table(name)}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="left">{reading.day}</th>
            <th scope="col" className="right">{reading.change}</th>
            {names.map((column) => (
              <th key={column} scope="col" className="right">
                {reading[column]}
              </th>
            ))}
            <th scope="col" className="left">{events.title}</th>
          </tr>
        </thead>
        <tbody>
          {first > 0 ? <tr className="spacer" aria-hidden="true" style={{ height: first * ROW_HEIGHT_PX }} /> : null}
          {Array.from({ length: last - first }, (_, index) => {
            const row = span.to - first - index;
            return <Row key={row} columns={columns} names={names} row={row} rowIndex={first + index + 2} happened={happenedOn(row)} words={words} />;
          })}
          {last < count ? <tr className="spacer" aria-hidden="true" style={{ height: (count - last) * ROW_HEIGHT_PX }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
