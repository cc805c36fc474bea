import type { FundamentalSnapshot, YearlyPoint } from '@core/domain/fundamentals';
import type { Instrument } from '@core/domain/instrument';
import type { Market } from '@core/domain/market';
import { compareValues, known, mean, median, type Value } from './numbers';

export interface Bar {
  readonly day: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface Share extends Pick<Instrument, 'ticker' | 'companyId' | 'type' | 'marketPlace' | 'currency' | 'sectors' | 'preferred' | 'tradable' | 'status'> {
  readonly id: string;
  readonly bars: readonly Bar[];
  readonly snapshot: FundamentalSnapshot | null;
  readonly yearly: readonly YearlyPoint[];
  readonly marginYearAgo: Value;
  /** SEK, of whichever currency it is told in. */
  readonly cap: Value;
  /** Operating cash flow, likewise. */
  readonly flow: Value;
}

export interface Day {
  readonly asOf: number;
  readonly shares: readonly Share[];
  readonly watched: ReadonlySet<string>;
}

/** The market as rows. */
export function dayOf(market: Market): Day {
  const bars: Bar[][] = market.instruments.map(() => []);
  market.bars.forEach(market.asOf, (index, columns) => {
    bars[index] = Array.from(columns.date, (day, t) => ({
      day, high: columns.high[t]!, low: columns.low[t]!, close: columns.close[t]!, volume: columns.volume[t]!,
    }));
  });
  const inSek = (money: { readonly value: number; readonly currency: string } | null | undefined): Value =>
    money ? known(money.value * (market.sekPerUnit[money.currency] ?? Number.NaN)) : null;
  const shares = market.instruments.map((instrument, index): Share => {
    const snapshot = market.snapshots[index] ?? null;
    const cap = inSek(snapshot?.marketCapital);
    return {
      ...instrument, id: instrument.orderbookId, bars: bars[index]!, snapshot, yearly: market.yearly[index]!,
      marginYearAgo: known(market.grossMarginYearAgo[index]), cap: cap !== null && cap > 0 ? cap : null, flow: inSek(snapshot?.operatingCashFlow),
    };
  });
  return { asOf: market.asOf, shares, watched: market.watchlist };
}

/** The same day of the month so many months before, or the last one of that month. Epoch days. */
export function monthsBefore(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), length));
  return first.getTime() / 86_400_000;
}

/** The last bar on or before the day, unless it is more than ten days old. */
export function barAt({ bars }: Share, day: number): Bar | null {
  const last = bars.filter((bar) => bar.day <= day).at(-1);
  return last !== undefined && day - last.day <= 10 ? last : null;
}

export function returnBetween(share: Share, asOf: number, from: number, to: number): Value {
  const before = barAt(share, monthsBefore(asOf, from));
  const after = barAt(share, monthsBefore(asOf, to));
  return before && after ? known(after.close / before.close - 1) : null;
}

export function returnOver(share: Share, asOf: number, months: number): Value {
  return returnBetween(share, asOf, months, 0);
}

export function compositeMomentum(share: Share, asOf: number): Value {
  const parts = [3, 6, 12].map((months) => returnOver(share, asOf, months));
  return parts.includes(null) ? null : mean(parts as number[]);
}

export function nearnessToHigh(share: Share, asOf: number): Value {
  const now = barAt(share, asOf);
  const start = monthsBefore(asOf, 12);
  const window = share.bars.filter((bar) => bar.day > start && bar.day <= asOf);
  if (!now || window.length < 200 || !share.bars.some((bar) => bar.day <= start + 10)) return null;
  return known(now.close / Math.max(...window.map((bar) => bar.close)));
}

export function yearlyVolatility(share: Share, asOf: number, window = 252): Value {
  const now = barAt(share, asOf);
  if (!now) return null;
  const last = share.bars.indexOf(now);
  const bars = share.bars.slice(Math.max(0, last - window), last + 1);
  if (bars.length < window + 1 || asOf - bars[0]!.day > 400) return null;
  if (bars.slice(1).filter((bar) => bar.volume === 0).length > 0.2 * window + 1e-9) return null;
  const changes = bars.slice(1).map((bar, t) => bar.close / bars[t]!.close - 1);
  const middle = mean(changes);
  const squares = changes.reduce((sum, change) => sum + (change - middle) ** 2, 0);
  const volatility = Math.sqrt(squares / (window - 1)) * Math.sqrt(252);
  return compareValues(volatility, 0.01, 'low') < 0 ? null : volatility;
}

export function turnover({ bars }: Share): number {
  return median(bars.slice(-60).map((bar) => bar.close * bar.volume));
}
