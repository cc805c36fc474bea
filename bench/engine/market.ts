import { allocateBars, sliceBars, type BarColumns } from '../../src/core/domain/price';
import { epochDay, isoWeekday, parseIsoDate } from '../../src/core/time/epoch-day';

/** The day that all signals are of. */
export const AS_OF = parseIsoDate('2026-11-20');

export function orderbookIdOf(index: number): string {
  return String(100_000 + index);
}

function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The weekdays up to `AS_OF`, oldest first. */
export function sessions(count: number): Int32Array {
  const days = new Int32Array(count);
  let day = AS_OF;
  for (let row = count - 1; row >= 0; row -= 1) {
    while (isoWeekday(day) > 5) day = epochDay(day - 1);
    days[row] = day;
    day = epochDay(day - 1);
  }
  return days;
}

const LATE_LISTING = 0.15;
const DELISTED = 0.05;
const NO_TRADE = 0.01;

/**
 * A seeded random walk with prices of two decimals. One share in seven was listed later, one in twenty has left
 * the market, and on one day in a hundred there was no trade.
 */
export function seriesOf(index: number, days: Int32Array): BarColumns {
  const random = createRandom(index * 7_919 + 17);
  const start = random() < LATE_LISTING ? Math.floor(random() * days.length) : 0;
  const end = random() < DELISTED ? Math.max(start, Math.floor(random() * days.length)) : days.length;
  const bars = allocateBars(end - start);
  const cents = (value: number): number => Math.max(1, Math.round(value * 100) / 100);
  let price = 50 + random() * 200;
  let count = 0;
  for (let row = start; row < end; row += 1) {
    price = Math.max(5, price * (1 + (random() - 0.498) * 0.04));
    const spread = random() * 0.02;
    if (random() < NO_TRADE) continue;
    bars.date[count] = days[row]!;
    bars.close[count] = cents(price);
    bars.open[count] = cents(price * (1 + (random() - 0.5) * 0.01));
    bars.high[count] = cents(Math.max(price, bars.open[count]!) * (1 + spread));
    bars.low[count] = cents(Math.min(price, bars.open[count]!) * (1 - spread));
    bars.volume[count] = Math.floor(random() * 1_000_000);
    count += 1;
  }
  return sliceBars(bars, 0, count);
}
