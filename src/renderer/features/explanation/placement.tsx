import type { ExplanationDto } from '@shared/dto/signals';
import { ChangeMark } from '../../components/change-mark';
import { Icon } from '../../components/icon';
import { filterName, filterValueText, termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { factorUnit, unitText } from '../../lib/factors';
import { placeDepth } from '../../lib/rank-trail';
import { distanceText } from '../places';
import { BorderLine } from './border-line';

/** Where on the way from first to last, in percent. */
function position(place: number, count: number): string {
  return `${String(100 * placeDepth(place, count))}%`;
}

/** The ranking as a line: the target on the left, its border, and where this one stands. */
function RankLine({ rank, border, count, isInside }: { readonly rank: number; readonly border: number; readonly count: number; readonly isInside: boolean }) {
  const end = position(Math.min(count, border + 0.5), count);
  return (
    <div className="rank-line" aria-hidden="true">
      <span className="rank-target" style={{ width: end }} />
      <span className="rank-border" style={{ left: end }} />
      <span className={isInside ? 'rank-point inside' : 'rank-point'} style={{ left: position(rank, count) }} />
      <span className="rank-first">1</span>
      <span className="rank-last">{count}</span>
    </div>
  );
}

function RankedPlace({ explanation }: { readonly explanation: ExplanationDto }) {
  const words = useWords();
  const { text, formats, language } = words;
  const { rank, previousRank, rankedCount, distanceToTarget, inTarget, targetWeight, change } = explanation;
  if (rank === null) return null;
  const weight = targetWeight > 0 ? text.explain.weight(unitText('percent', targetWeight, formats, language)) : null;
  const was = previousRank === null || previousRank === rank ? null : text.explain.was(formats.integer(previousRank));
  return (
    <div className="placement">
      <p className="placement-main">
        {change === 'entered' ? <ChangeMark direction="up" label={text.list.changes.entered} /> : null}
        {change === 'exited' ? <ChangeMark direction="down" label={text.list.changes.exited} /> : null} {text.explain.ranked(formats.integer(rank), formats.integer(rankedCount))}
      </p>
      <p className="muted">{[distanceToTarget === null ? null : distanceText(distanceToTarget, words), was, weight].filter((part) => part !== null).join(' · ')}</p>
      {distanceToTarget === null ? null : <RankLine rank={rank} border={rank - distanceToTarget} count={rankedCount} isInside={inTarget} />}
      <BorderLine explanation={explanation} />
    </div>
  );
}

function StatePlace({ explanation }: { readonly explanation: ExplanationDto }) {
  const { text, formats } = useWords();
  const { state, event, stateSince } = explanation;
  if (state === null) return null;
  return (
    <div className="placement">
      <p className={`placement-main state state-${state.toLowerCase()}`}>
        <span className="state-sign" aria-hidden="true" />
        {text.list.states[state]}
        {stateSince === null ? null : <span className="muted"> {text.explain.since(formats.day(stateSince))}</span>}
      </p>
      {event ? <p className="muted">{text.list.events[event]}</p> : null}
    </div>
  );
}

/** Not in the ranking: the first requirement that was not met, with what it asked for. */
function Stopped({ explanation }: { readonly explanation: ExplanationDto }) {
  const { text, formats, language } = useWords();
  const name = explanation.firstFailedFilter;
  const stop = explanation.filters.find((filter) => filter.name === name);
  const show = (value: number | string | null): string => (typeof value === 'number' ? unitText(factorUnit(name ?? ''), value, formats, language) : value === null ? text.explain.unknown : filterValueText(value, text));
  return (
    <div className="placement stopped">
      <p className="placement-main">{text.explain.notRanked}</p>
      {name !== null && stop ? (
        <p>
          {text.explain.stoppedBy(filterName(name, text))}: {show(stop.value)}
          {stop.limit === null ? '' : ` (${text.explain.required(show(stop.limit))})`}
        </p>
      ) : null}
    </div>
  );
}

/** The close under which the row would leave, where the run could say it, and how far down that is. */
function LeavesBelow({ explanation: { leavesBelow, fallToLeave } }: { readonly explanation: ExplanationDto }) {
  const { text, formats, language } = useWords();
  if (leavesBelow === null) return null;
  const fall = fallToLeave === null ? '' : ` (${unitText('percent', -fallToLeave, formats, language)})`;
  return (
    <p className="leaves-below">
      {text.desk.why.leavesBelow(unitText('price', leavesBelow, formats, language))}
      {fall}
    </p>
  );
}

/** The answer in one look, before the figures that it rests on. */
export function Placement({ explanation }: { readonly explanation: ExplanationDto }) {
  const { text } = useWords();
  const notes = [...explanation.flags, ...(explanation.status === 'OK' ? [] : [explanation.status])];
  return (
    <>
      {explanation.ranked ? explanation.state === null ? <RankedPlace explanation={explanation} /> : <StatePlace explanation={explanation} /> : <Stopped explanation={explanation} />}
      <LeavesBelow explanation={explanation} />
      {notes.length > 0 ? (
        <ul className="notes" aria-label={text.explain.flags}>
          {notes.map((flag) => (
            <li key={flag}>
              <Icon name="flag" />
              {termOf(text.terms.flags, flag)}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
