import type { BarSource } from '../../src/core/domain/market';
import type { DailyBars } from '../../src/core/domain/price';
import type { EpochDay } from '../../src/core/time/epoch-day';

/** A source that asks for one instrument after the other. */
export function barSource(count: number, read: (index: number, upTo: EpochDay) => DailyBars): BarSource {
  return {
    forEach(upTo, visit) {
      for (let index = 0; index < count; index += 1) visit(index, read(index, upTo));
    },
  };
}

/** A copy of what a source hands out for one instrument. */
export function barsFrom(source: BarSource, wanted: number, upTo: EpochDay): DailyBars {
  const found: DailyBars[] = [];
  source.forEach(upTo, (index, bars) => {
    if (index === wanted) found.push(structuredClone(bars));
  });
  if (found.length !== 1) throw new Error(`A source has to hand out every instrument once, not ${String(found.length)} times.`);
  return found[0]!;
}
