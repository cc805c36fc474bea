import type { BarColumns } from '../domain/price';
import { epochDay, type EpochDay } from '../time/epoch-day';

/** A daily move that is more often a split that was missed than news. */
const JUMP_RATIO = 0.5;

/** Days on which the close moved by more than half from the bar before. Nothing is removed for it. */
export function suspectJumps(bars: Pick<BarColumns, 'date' | 'close'>): readonly EpochDay[] {
  const days: EpochDay[] = [];
  for (let t = 1; t < bars.close.length; t += 1) {
    const change = bars.close[t]! / bars.close[t - 1]! - 1;
    if (Math.abs(change) > JUMP_RATIO) days.push(epochDay(bars.date[t]!));
  }
  return days;
}
