import type { RunDto } from '@shared/dto/sync';
import type { Words } from '../../i18n/words';

/**
 * Why a planned run did not start at its time, in one sentence: “caught up: 17:55, the computer slept until
 * 21:42”. Missing: null for a run that was on time or not planned.
 */
export function dueSentence({ due, plannedAt, startedAt }: RunDto, { text, formats }: Words): string | null {
  if (due === null || plannedAt === null) return null;
  const isSameDay = (iso: string): boolean => formats.instant(iso).slice(0, 10) === formats.instant(startedAt).slice(0, 10);
  const shown = (iso: string): string => (isSameDay(iso) ? formats.time(iso) : formats.instant(iso));
  const { cause, until, missed } = due;
  const others = missed > 0 ? text.due.others(missed) : null;
  if (cause === 'on-time') return others;
  const reason = text.due.causes[cause](until === null ? null : shown(until));
  return [text.due.caughtUp(shown(plannedAt), reason), others].filter((part) => part !== null).join('. ');
}
