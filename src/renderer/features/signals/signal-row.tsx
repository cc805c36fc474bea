import { memo, type MouseEvent } from 'react';
import type { SignalRowDto } from '@shared/dto/signals';
import { ChangeMark } from '../../components/change-mark';
import { Icon } from '../../components/icon';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { MISSING } from '../../lib/format';
import { rowPlace } from '../../lib/use-row-window';
import { useFeature } from '../../stores-context';
import type { SignalColumn } from './columns';
import { RankSparkline } from './rank-sparkline';

export const ROW_HEIGHT_PX = 30;

interface SignalRowProps {
  readonly row: SignalRowDto;
  readonly columns: readonly SignalColumn[];
  /** Its place among the shown rows, from 0. */
  readonly index: number;
  readonly selected: boolean;
  readonly isCursor: boolean;
  /** Set on the last row of the target: the border runs below it, with this label. */
  readonly borderLabel: string | null;
  readonly onSelect: (orderbookId: string, extend: boolean) => void;
}

/** Where the row stood before: came, left, climbed, fell, or stayed. */
function Before({ row }: { readonly row: SignalRowDto }) {
  const { text, formats } = useWords();
  const { rank, previousRank, change } = row;
  const place = formats.integer(previousRank);
  if (change === 'entered') {
    return (
      <>
        <ChangeMark direction="up" label={text.list.changes.entered} /> {previousRank === null ? text.list.changes.entered : place}
      </>
    );
  }
  if (change === 'exited') {
    return (
      <>
        <ChangeMark direction="down" label={text.list.changes.exited} /> {place}
      </>
    );
  }
  if (rank === null || previousRank === null) return <span className="faint">{MISSING}</span>;
  if (rank === previousRank) return <span className="faint" aria-label={text.list.changes.same}>=</span>;
  const isUp = rank < previousRank;
  return (
    <span className="faint">
      <span aria-hidden="true">{isUp ? '↑' : '↓'}</span>
      <span className="visually-hidden">{isUp ? text.list.changes.up : text.list.changes.down}</span> {place}
    </span>
  );
}

function StateCell({ row }: { readonly row: SignalRowDto }) {
  const { text } = useWords();
  if (!row.state) return MISSING;
  const event = row.event === 'ENTER' || row.event === 'EXIT' ? row.event : null;
  return (
    <span className={`state state-${row.state.toLowerCase()}`} title={event ? text.list.events[event] : undefined}>
      <span className="state-sign" aria-hidden="true" />
      {text.list.states[row.state]} {event ? <ChangeMark direction={event === 'ENTER' ? 'up' : 'down'} label={text.list.events[event]} /> : null}
    </span>
  );
}

function NameCell({ row }: { readonly row: SignalRowDto }) {
  const { text } = useWords();
  const { watched } = useFeature('watch');
  const notes = [...row.flags, ...(row.status === 'OK' ? [] : [row.status])].map((flag) => termOf(text.terms.flags, flag)).join(' ');
  return (
    <>
      <span className="cell-name" title={row.name}>
        {row.name}
      </span>
      {watched.has(row.orderbookId) ? (
        <span className="watch-star" title={text.instrument.watched}>
          <Icon name="watch" />
          <span className="visually-hidden">{text.instrument.watched}</span>
        </span>
      ) : null}
      {notes === '' ? null : (
        <span className="flag" title={notes}>
          <Icon name="flag" />
          <span className="visually-hidden">{notes}</span>
        </span>
      )}
    </>
  );
}

function CellContent({ row, column }: { readonly row: SignalRowDto; readonly column: SignalColumn }) {
  const { history } = column;
  if (history) return <RankSparkline ranks={history.ranks.get(row.orderbookId) ?? []} border={history.border} />;
  if (column.id === 'before') return <Before row={row} />;
  return column.id === 'state' ? <StateCell row={row} /> : column.text(row);
}

function Cell({ row, column }: { readonly row: SignalRowDto; readonly column: SignalColumn }) {
  if (column.id === 'name') {
    return (
      <th scope="row" className="left name-cell">
        <NameCell row={row} />
      </th>
    );
  }
  return (
    <td className={`${column.align} column-${column.id}${column.decides ? ' decides' : ''}`}>
      <CellContent row={row} column={column} />
    </td>
  );
}

function SignalRowView({ row, columns, index, selected, isCursor, borderLabel, onSelect }: SignalRowProps) {
  const classes = [selected ? 'selected' : '', isCursor ? 'cursor' : '', row.inTarget ? 'inside' : 'outside', borderLabel === null ? '' : 'border-below'];
  return (
    <tr
      id={`row-${row.orderbookId}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.filter((name) => name !== '').join(' ')}
      style={rowPlace(index, ROW_HEIGHT_PX)}
      data-share={row.orderbookId}
      data-border={borderLabel ?? undefined}
      onClick={(event: MouseEvent) => {
        onSelect(row.orderbookId, event.shiftKey);
      }}
    >
      {columns.map((column) => (
        <Cell key={column.id} row={row} column={column} />
      ))}
    </tr>
  );
}

export const SignalRow = memo(SignalRowView);
