import { closeMinute } from '@core/calendar/stockholm-calendar';
import type { EpochDay } from '@core/time/epoch-day';
import { gaussian, STREAM, uniform } from '../random';
import type { Bar } from '../world/prices';

export const INTRADAY_MINUTES: Readonly<Record<string, number>> = {
  minute: 1,
  two_minutes: 2,
  five_minutes: 5,
  ten_minutes: 10,
  thirty_minutes: 30,
  hour: 60,
};

export interface IntradayBar extends Bar {
  readonly minuteOfDay: number;
}

const OPEN_MINUTE = 9 * 60;
/** Share of a day's volume that changes hands in the closing auction. */
const AUCTION_SHARE = 0.25;
const QUIET_SHARE = 0.07;

/**
 * A session cut into slots that agree with its daily bar: the first open, the last close, the highest, the
 * lowest and the volume are the day's. Slots without a trade are left out, never the first and the last.
 */
export function intradayBars(seed: number, serial: number, day: EpochDay, bar: Bar, minutes: number): IntradayBar[] {
  const slots = Math.ceil((closeMinute(day) - OPEN_MINUTE) / minutes);
  const draw = (slot: number, use: number): number => uniform(seed, STREAM.intraday, serial * 8 + use, day * 600 + slot);
  const priceAt = (slot: number): number => {
    const way = slot / slots;
    if (slot === 0) return bar.open;
    if (slot === slots) return bar.close;
    const wiggle = 0.25 * (bar.high - bar.low) * gaussian(seed, STREAM.intraday, serial * 8, day * 600 + slot);
    const price = bar.open + (bar.close - bar.open) * way + wiggle;
    return Math.round(Math.min(bar.high, Math.max(bar.low, price)) * 1e4) / 1e4;
  };
  const highSlot = Math.floor(draw(0, 1) * slots);
  const lowSlot = Math.floor(draw(0, 2) * slots);
  const bars: IntradayBar[] = [];
  let volumeLeft = bar.volume;
  for (let slot = 0; slot < slots; slot += 1) {
    const isLast = slot === slots - 1;
    const isNeeded = slot === 0 || isLast || slot === highSlot || slot === lowSlot;
    if (!isNeeded && draw(slot, 3) < QUIET_SHARE) continue;
    const open = priceAt(slot);
    const close = priceAt(slot + 1);
    const usual = (bar.volume * (1 - AUCTION_SHARE)) / slots;
    const volume = isLast ? volumeLeft : Math.min(volumeLeft, Math.round(usual * 2 * draw(slot, 4)));
    volumeLeft -= volume;
    bars.push({
      minuteOfDay: OPEN_MINUTE + slot * minutes,
      open,
      close,
      high: slot === highSlot ? bar.high : Math.max(open, close),
      low: slot === lowSlot ? bar.low : Math.min(open, close),
      volume,
    });
  }
  return bars;
}
