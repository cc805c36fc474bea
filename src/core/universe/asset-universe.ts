import type { Market } from '../domain/market';
import type { FilterOutcome } from '../domain/signal';
import { NO_DAY } from '../factors/factor-table';
import type { AssetChoice } from '../strategies/strategy';
import { recentPriceFilter, textOutcome } from './filters';
import type { Universe } from './list-universe';
import type { MarketFigures } from './market-figures';

/** A few named instruments in place of a market: whatever their type, list or size. */
export interface AssetUniverse extends Universe {
  /** Place of the safe instrument in the market; −1 without one. */
  readonly safe: number;
  /** Why nothing can be chosen: a named instrument that is not stored, or has no price of the last ten days. */
  readonly missing: string | null;
}

/** Who competes: the risky instruments, those of them that have a price. Cost: O(instruments). */
export function assetUniverse(market: Market, figures: MarketFigures, { risky, safe }: AssetChoice): AssetUniverse {
  const named = new Set(safe === null ? risky : [...risky, safe]);
  const outcomes: FilterOutcome[][] = [];
  const considered: number[] = [];
  const members: number[] = [];
  const priced = new Set<string>();
  market.instruments.forEach(({ orderbookId, ticker }, i) => {
    const isNamed = named.has(orderbookId);
    const taken = [textOutcome('asset', isNamed, ticker, null)];
    if (isNamed) taken.push(recentPriceFilter(figures.barDay[i]!, market.asOf));
    outcomes.push(taken);
    if (!isNamed) return;
    considered.push(i);
    if (figures.barDay[i] === NO_DAY) return;
    priced.add(orderbookId);
    if (risky.includes(orderbookId)) members.push(i);
  });
  const missing = [...named].find((orderbookId) => !priced.has(orderbookId)) ?? null;
  const competing = Int32Array.from(members);
  return {
    considered: Int32Array.from(considered),
    members: competing,
    base: competing,
    representative: competing,
    outcomes,
    flags: market.instruments.map((_, i) => (figures.ignoredDividends[i] === 1 ? ['DIVIDEND_IGNORED'] : [])),
    safe: market.instruments.findIndex(({ orderbookId }) => orderbookId === safe),
    missing,
  };
}
