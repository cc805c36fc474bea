import { allocateBars, type BarColumns, type RawBar } from '../domain/price';
import { epochDay, type EpochDay } from '../time/epoch-day';
import { dayOfStamp, tradingDayOfStamp } from '../time/stockholm-time';

export type BarRejection = 'no-close' | 'not-midnight' | 'closed-day' | 'provisional';

export interface RejectedBar {
  readonly reason: BarRejection;
  readonly timestampMs: number;
}

export interface CleanBarsOptions {
  /** The calendar of the instrument's venue. */
  readonly isTradingDay: (day: EpochDay) => boolean;
  /** The latest complete session: bars after it are provisional. */
  readonly completeUpTo: EpochDay;
}

/** Whether an answer tells of a day: whether a missing bar means that there is none. */
export type IsTold = (day: EpochDay) => boolean;

export interface CleanedBars {
  readonly bars: BarColumns;
  /** In the order of arrival. A bar that a later one of the same day replaced is not among them. */
  readonly rejected: readonly RejectedBar[];
}

/**
 * The bars of one answer as a clean series: dates ascending and distinct, every price positive, high and
 * low around open and close, no missing volume. Nothing is filled in for days without a bar.
 * Bars that cannot be used are named with the reason; of two usable bars of one day the later one counts.
 * Missing: an absent open becomes the close, an absent high or low the outer one of open and close, an
 * absent volume 0; prices ≤ 0 count as absent.
 */
export function cleanBars(raw: readonly RawBar[], options: CleanBarsOptions): CleanedBars {
  const rejected: RejectedBar[] = [];
  const days = new Int32Array(raw.length);
  let accepted: number[] = [];
  let ascending = true;
  for (let i = 0; i < raw.length; i += 1) {
    const bar = raw[i]!;
    const day = tradingDayOfStamp(bar.timestampMs);
    const reason = rejection(bar, day, options);
    if (day === null || reason !== null) {
      rejected.push({ reason: reason ?? 'not-midnight', timestampMs: bar.timestampMs });
      continue;
    }
    days[i] = day;
    ascending &&= accepted.length === 0 || day > days[accepted.at(-1)!]!;
    accepted.push(i);
  }
  if (!ascending) accepted = lastOfEachDay(accepted, days);
  return { bars: columnsOf(raw, accepted, days), rejected };
}

function rejection(bar: RawBar, day: EpochDay | null, options: CleanBarsOptions): BarRejection | null {
  if (day === null) return 'not-midnight';
  if (!options.isTradingDay(day)) return 'closed-day';
  if (day > options.completeUpTo) return 'provisional';
  return priceOf(bar.close) === null ? 'no-close' : null;
}

/** Of which days an answer tells: not of those whose bar could not be used, and of none when a stamp is no instant at all. */
export function toldBeside(rejected: readonly RejectedBar[]): IsTold {
  const spoilt = new Set<EpochDay>();
  for (const { reason, timestampMs } of rejected) {
    if (reason !== 'no-close' && reason !== 'not-midnight') continue;
    const day = dayOfStamp(timestampMs);
    if (day === null) return () => false;
    // A stamp that is not midnight may have been meant for the day beside it.
    for (const shift of reason === 'no-close' ? [0] : [-1, 0, 1]) spoilt.add(epochDay(day + shift));
  }
  return (day) => !spoilt.has(day);
}

/** A price that can be one, else null. */
function priceOf(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && value > 0 ? value : null;
}

/** Positions in date order, only the last received of each day. */
function lastOfEachDay(accepted: readonly number[], days: Int32Array): number[] {
  const ordered = [...accepted].sort((a, b) => days[a]! - days[b]! || a - b);
  return ordered.filter((position, i) => i + 1 === ordered.length || days[ordered[i + 1]!] !== days[position]);
}

function columnsOf(raw: readonly RawBar[], accepted: readonly number[], days: Int32Array): BarColumns {
  const bars = allocateBars(accepted.length);
  for (let row = 0; row < accepted.length; row += 1) {
    const bar = raw[accepted[row]!]!;
    const close = priceOf(bar.close)!;
    const open = priceOf(bar.open) ?? close;
    bars.date[row] = days[accepted[row]!]!;
    bars.open[row] = open;
    bars.high[row] = Math.max(priceOf(bar.high) ?? open, open, close);
    bars.low[row] = Math.min(priceOf(bar.low) ?? open, open, close);
    bars.close[row] = close;
    bars.volume[row] = bar.volume !== null && Number.isFinite(bar.volume) && bar.volume > 0 ? bar.volume : 0;
  }
  return bars;
}
