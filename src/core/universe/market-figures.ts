import type { Market } from '../domain/market';
import { marketCapInSek } from '../factors/fundamental-factors';
import { NO_DAY } from '../factors/factor-table';

/** What the universe filters and the gates need to know about each instrument on the day. */
export interface MarketFigures {
  /** SEK; NaN when unknown. */
  readonly marketCapSek: Float64Array;
  /** Day of the snapshot behind the market value, or of its proxy. */
  readonly marketCapDay: Int32Array;
  /** The market value is a proxy scaled by the price, because no own snapshot existed on this day. */
  readonly capIsProxy: boolean;
  /** Median of close · volume over the last 60 bars, SEK; 0 without bars, NaN when the rate of the currency is unknown. */
  readonly medianTurnover: Float64Array;
  /** Date of the newest bar that is fresh enough to count; NO_DAY without one. */
  readonly barDay: Int32Array<ArrayBuffer>;
  /** Close of that bar; NaN without one. */
  readonly close: Float64Array;
  /** 1 where the price moved by more than half in one bar during the last twelve months. */
  readonly suspectJump: Uint8Array;
  /** 1 where a dividend is missing from the total return, because it was paid in another currency. */
  readonly ignoredDividends: Uint8Array;
}

export function allocateMarketFigures(market: Market): MarketFigures {
  const count = market.instruments.length;
  return {
    marketCapSek: new Float64Array(count).fill(Number.NaN),
    marketCapDay: new Int32Array(count).fill(NO_DAY),
    capIsProxy: isBeforeFirstSnapshot(market),
    // Whoever has no bars is not visited by the pass over the market, and was not traded.
    medianTurnover: new Float64Array(count),
    barDay: new Int32Array(count).fill(NO_DAY),
    close: new Float64Array(count).fill(Number.NaN),
    suspectJump: new Uint8Array(count),
    ignoredDividends: new Uint8Array(count),
  };
}

export function isBeforeFirstSnapshot(market: Market): boolean {
  return market.firstSnapshot === null || market.asOf < market.firstSnapshot;
}

/**
 * Fills in the market values once all closes are known. Before the first own snapshot the first known value is
 * scaled by the price since: the share count of then is the best guess for the share count before.
 */
export function fillMarketCaps(market: Market, figures: MarketFigures): void {
  for (let i = 0; i < market.instruments.length; i += 1) {
    if (figures.capIsProxy) {
      const proxy = market.capProxy[i] ?? null;
      if (proxy === null) continue;
      const scaled = (proxy.marketCapSek * figures.close[i]!) / proxy.closeThen;
      if (!(scaled > 0 && Number.isFinite(scaled))) continue;
      figures.marketCapSek[i] = scaled;
      figures.marketCapDay[i] = figures.barDay[i]!;
    } else {
      const snapshot = market.snapshots[i] ?? null;
      figures.marketCapSek[i] = marketCapInSek(snapshot, market.sekPerUnit);
      if (snapshot !== null) figures.marketCapDay[i] = snapshot.asOf;
    }
  }
}
