import type { InstrumentEventDto } from '@shared/dto/instrument';
import { ChangeMark } from '../../components/change-mark';
import { useWords } from '../../i18n/words';
import { eventText } from './reading';

/** Older ones are in the chart and its table. */
const MOST_SHOWN = 14;

interface EventListProps {
  readonly events: readonly InstrumentEventDto[];
  /** The newest stored session: what is later is still to come. */
  readonly newestDay: string | null;
  readonly strategyName: (strategyId: string) => string;
}

/** What happened to the share, newest first: the chart's marks as a list. */
export function EventList({ events, newestDay, strategyName }: EventListProps) {
  const words = useWords();
  const { events: own } = words.text.instrument;
  const newest = [...events].reverse().slice(0, MOST_SHOWN);
  return (
    <section aria-labelledby="events-title">
      <h2 id="events-title">{own.title}</h2>
      {newest.length === 0 ? <p className="muted">{own.none}</p> : null}
      <ul className="event-list">
        {newest.map((event) => (
          <li key={`${event.date} ${event.kind} ${event.strategyId ?? ''} ${String(event.amount)}`}>
            <span className="faint">{event.date}</span>
            <span>
              {event.kind === 'entered' || event.kind === 'exited' ? <ChangeMark direction={event.kind === 'entered' ? 'up' : 'down'} label="" /> : null} {eventText(event, strategyName, words)}
              {newestDay !== null && event.date > newestDay ? <span className="muted"> ({own.coming})</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {events.length > MOST_SHOWN ? <p className="faint small">{own.more(events.length - MOST_SHOWN)}</p> : null}
    </section>
  );
}
