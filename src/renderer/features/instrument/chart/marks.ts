import type { ChartLook } from '@shared/chart-look';
import type { InstrumentEventDto } from '@shared/dto/instrument';
import { epochDayOf, rowFrom } from './day-axis';

/** What happened on one bar, of one kind. */
export interface Mark {
  readonly row: number;
  readonly kind: InstrumentEventDto['kind'];
  readonly events: readonly InstrumentEventDto[];
}

function isShown({ kind, strategyId }: InstrumentEventDto, { lines, signals }: Pick<ChartLook, 'lines' | 'signals'>): boolean {
  if (kind === 'dividend' || kind === 'restated') return lines.payouts;
  return signals === 'all' || signals === strategyId;
}

/**
 * The marks of a chart, ascending by row. An event between two bars stands on the next one, as an ex-day on a day
 * without trade does. Missing: what lies before the first bar or after the last has no mark.
 */
export function marksOf(events: readonly InstrumentEventDto[], date: Int32Array, look: Pick<ChartLook, 'lines' | 'signals'>): Mark[] {
  const groups = new Map<string, { row: number; kind: Mark['kind']; events: InstrumentEventDto[] }>();
  for (const event of events) {
    const day = epochDayOf(event.date);
    const row = rowFrom(date, day);
    if (!isShown(event, look) || row >= date.length || day < date[0]!) continue;
    const key = `${String(row)} ${event.kind}`;
    const group = groups.get(key);
    if (group) group.events.push(event);
    else groups.set(key, { row, kind: event.kind, events: [event] });
  }
  return [...groups.values()].sort((a, b) => a.row - b.row);
}

/** The strategies that ever let the share in or out, in the order of their first time. */
export function strategiesIn(events: readonly InstrumentEventDto[]): string[] {
  return [...new Set(events.flatMap(({ strategyId }) => strategyId ?? []))];
}
