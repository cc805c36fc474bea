import { useEffect, useState } from 'react';
import type { ExplanationDto } from '@shared/dto/signals';
import { ChartCursor } from '../../components/chart-cursor';
import { DataTable } from '../../components/data-table';
import { TableToggle } from '../../components/table-toggle';
import { useWords } from '../../i18n/words';
import type { RankTrail } from '../../lib/rank-trail';
import { useFeature } from '../../stores-context';
import { RankCurve } from './rank-curve';

/** A trading week. */
const PAGE_DAYS = 5;
/** A line needs two ends. */
const FEWEST_RANKS = 2;

interface TrailProps {
  readonly days: readonly string[];
  readonly ranks: RankTrail;
}

/** How far a place is from the one of the day with a list before it; a glyph for the eye, a word for the ear. */
function Step({ rank, before }: { readonly rank: number | null; readonly before: number | null }) {
  const { text, formats } = useWords();
  if (rank === null || before === null || rank === before) return null;
  const better = before - rank;
  return (
    <>
      <span aria-hidden="true">{`${better > 0 ? '↑' : '↓'} ${formats.integer(Math.abs(better))}`}</span>
      <span className="visually-hidden">{better > 0 ? text.desk.history.up(better) : text.desk.history.down(-better)}</span>
    </>
  );
}

/** Every day of the curve, newest first. */
function DayTable({ days, ranks, label }: TrailProps & { readonly label: string }) {
  const { text, formats } = useWords();
  const words = text.desk.history;
  const rows = days.map((day, place) => ({ day, rank: ranks[place] ?? null, before: ranks[place - 1] ?? null })).reverse();
  return (
    <div className="rank-days" role="region" aria-label={label} tabIndex={0}>
      <DataTable
        label={label}
        className="dense"
        rows={rows}
        head="day"
        columns={[
          { id: 'day', title: words.day, value: ({ day }) => day, cell: ({ day }) => day },
          { id: 'place', title: words.places, natural: 'up', value: ({ rank }) => rank, align: 'right', cell: ({ rank }) => formats.integer(rank) },
          { id: 'change', title: words.change, value: ({ rank, before }) => (rank === null || before === null ? null : before - rank), align: 'right', className: 'muted', cell: (row) => <Step {...row} /> },
        ]}
        rowKey={({ day }) => day}
      />
    </div>
  );
}

/** The curve, to be walked along; the day that is read stands below it. */
function DayCurve({ days, ranks, border, label }: TrailProps & { readonly border: number | null; readonly label: string }) {
  const { text } = useWords();
  const words = text.desk.history;
  const [pointed, setPointed] = useState<number | null>(null);
  const row = Math.min(pointed ?? days.length - 1, days.length - 1);
  const known = ranks.filter((rank) => rank !== null);
  const readingOf = (day: number): string => {
    const rank = ranks[day] ?? null;
    return rank === null ? words.unranked(days[day]!) : words.at(days[day]!, rank);
  };
  const summary = words.range(Math.min(...known), Math.max(...known));
  return (
    <>
      <ChartCursor className="rank-walk" label={`${label}: ${summary}`} count={days.length} row={row} isPointing={pointed !== null} pageRows={PAGE_DAYS} spoken={readingOf(row)} entersPane={false} onPoint={setPointed}>
        <RankCurve days={days} ranks={ranks} border={border} pointed={pointed === null ? null : row} onPoint={setPointed} />
      </ChartCursor>
      <p className="muted small">{pointed === null ? summary : readingOf(row)}</p>
    </>
  );
}

/** Where the explained share stood on the newest days, as a curve or as its table twin; nothing for states and before a second day. */
export function RankHistory({ explanation }: { readonly explanation: ExplanationDto }) {
  const { text } = useWords();
  const { days, ranks: all, ask } = useFeature('ranks');
  const { question } = useFeature('explanation');
  const [isTable, setIsTable] = useState(false);
  const { orderbookId, asOf, state, rank, distanceToTarget } = explanation;
  useEffect(() => {
    if (question && state === null) void ask(question, asOf, [orderbookId]);
  }, [ask, question, asOf, orderbookId, state]);
  const ranks = all.get(orderbookId) ?? [];
  if (state !== null || ranks.filter((one) => one !== null).length < FEWEST_RANKS) return null;
  const border = rank === null || distanceToTarget === null ? null : rank - distanceToTarget;
  const label = text.desk.history.trail(days.length);
  return (
    <section className="rank-history" aria-labelledby="rank-history-title">
      <header>
        <h3 id="rank-history-title">{label}</h3>
        <TableToggle isTable={isTable} onToggle={setIsTable} />
      </header>
      {isTable ? <DayTable days={days} ranks={ranks} label={label} /> : <DayCurve key={orderbookId} days={days} ranks={ranks} border={border} label={label} />}
    </section>
  );
}
