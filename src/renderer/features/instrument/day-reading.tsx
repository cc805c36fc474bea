import type { ChartLook } from '@shared/chart-look';
import { ChangeMark } from '../../components/change-mark';
import { useWords } from '../../i18n/words';
import { isoDay } from './chart/day-axis';
import type { Mark } from './chart/marks';
import type { PriceColumns } from './price-columns';
import { changeAt, columnText, eventText, shownLines, signedPercent } from './reading';

interface DayReadingProps {
  readonly columns: PriceColumns;
  readonly row: number;
  readonly currency: string | null;
  readonly look: ChartLook;
  readonly marks: readonly Mark[];
  readonly strategyName: (strategyId: string) => string;
}

/** What the chart says on one day: the newest one, or the one under the cursor. Seen only; the chart itself is heard. */
export function DayReading({ columns, row, currency, look, marks, strategyName }: DayReadingProps) {
  const words = useWords();
  const { reading } = words.text.instrument;
  const change = changeAt(columns, row);
  const happened = marks.filter((mark) => mark.row === row).flatMap(({ events }) => events);
  return (
    <div className="day-reading" aria-hidden="true">
      <p className="day-price">
        <strong>{columnText(columns, 'close', row, words)}</strong> <span className="muted">{currency}</span>
        <span className={change > 0 ? 'up' : change < 0 ? 'down' : 'muted'}>
          {change > 0 || change < 0 ? <ChangeMark direction={change > 0 ? 'up' : 'down'} label="" /> : null} {signedPercent(change, words)}
        </span>
        <span className="faint">{isoDay(columns.date[row]!)}</span>
      </p>
      <dl className="day-figures">
        {(['open', 'high', 'low', 'volume', ...shownLines(look)] as const).map((name) => (
          <div key={name} className={`reads-${name}`}>
            <dt>{reading[name]}</dt>
            <dd>{columnText(columns, name, row, words)}</dd>
          </div>
        ))}
      </dl>
      <p className="day-events">{happened.map((event) => eventText(event, strategyName, words)).join(' · ')}</p>
    </div>
  );
}
