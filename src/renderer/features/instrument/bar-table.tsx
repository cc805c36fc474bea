import { useRef, type CSSProperties } from 'react';
import type { ChartLook } from '@shared/chart-look';
import { useWords, type Words } from '../../i18n/words';
import { rowPlace, useRowWindow } from '../../lib/use-row-window';
import { isoDay, type RowSpan } from './chart/day-axis';
import type { Mark } from './chart/marks';
import type { PriceColumn, PriceColumns } from './price-columns';
import { changeAt, columnText, eventText, shownLines, signedPercent } from './reading';

const ROW_HEIGHT_PX = 26;
const [DAY_TRACK, FIGURE_TRACK, EVENT_TRACK] = ['calc(10ch + 16px)', 'minmax(84px, 1fr)', 'minmax(120px, 3fr)'];
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
  /** Its place among the days, newest first, from 0. */
  readonly index: number;
  readonly happened: string;
  readonly words: Words;
}

function Row({ columns, names, row, index, happened, words }: RowProps) {
  return (
    <tr aria-rowindex={index + 2} style={rowPlace(index, ROW_HEIGHT_PX)}>
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
  const names: readonly PriceColumn[] = [...BAR_COLUMNS, ...shownLines(look)];
  const count = Math.max(0, span.to - span.from + 1);
  const { elements, follow } = useRowWindow(box, count, ROW_HEIGHT_PX);
  const tracks = { '--columns': `${DAY_TRACK} repeat(${String(names.length + 1)}, ${FIGURE_TRACK}) ${EVENT_TRACK}` } as CSSProperties;
  const happenedOn = (row: number): string => marks.filter((mark) => mark.row === row).flatMap((mark) => mark.events.map((event) => eventText(event, strategyName, words))).join(' · ');
  return (
    <div className="table-box bar-table" ref={box} onScroll={follow} tabIndex={0} role="region" aria-label={reading.table(name)} data-pane-focus>
      <table aria-rowcount={count + 1} aria-label={reading.table(name)} style={tracks}>
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
        <tbody style={{ height: count * ROW_HEIGHT_PX }}>
          {elements.map((index, element) => {
            const row = span.to - index;
            return <Row key={element} columns={columns} names={names} row={row} index={index} happened={happenedOn(row)} words={words} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
