import type { FactorUnit, PriceFactor } from './factor';
import { compositeMomentum, high52w, returnBetweenMonths, returnOverMonths, volatilityAt } from './price-factors';

/** Calendar days that surely contain `months` months and the ten days a price may be old. */
function daysOfMonths(months: number): number {
  return Math.ceil(months * 30.5) + 10;
}

function priceFactor(
  id: string,
  name: string,
  label: string,
  unit: FactorUnit,
  historyDays: number,
  read: PriceFactor['read'],
): PriceFactor {
  return { id, name, label, unit, historyDays, source: 'price', read };
}

/** Return over the last `months` calendar months. */
export function ret(months: number): PriceFactor {
  const name = `ret${months}`;
  return priceFactor(name, name, `Return over ${months} months`, 'fraction', daysOfMonths(months), (bars, asOf) => {
    return returnOverMonths(bars, asOf, months);
  });
}

/** Return from `from` months ago to `to` months ago. */
export function retBetween(from: number, to: number): PriceFactor {
  const name = `mom${from}_${to}`;
  const label = `Return from ${from} to ${to} months ago`;
  return priceFactor(name, name, label, 'fraction', daysOfMonths(from), (bars, asOf) => {
    return returnBetweenMonths(bars, asOf, from, to);
  });
}

/** Composite momentum: the mean return over several look-backs, all of them required. */
export function compositeReturn(lookbacks: readonly number[] = [3, 6, 12]): PriceFactor {
  const label = `Mean of the returns over ${lookbacks.join(', ')} months`;
  const historyDays = daysOfMonths(Math.max(...lookbacks));
  return priceFactor(`cm:${lookbacks.join(',')}`, 'cm', label, 'fraction', historyDays, (bars, asOf) => {
    return compositeMomentum(bars, asOf, lookbacks);
  });
}

/** Price in relation to the highest of the last `months` months; 1 = at its high. */
export function closeToHigh(months = 12, field: 'close' | 'high' = 'close'): PriceFactor {
  const label = `Close / highest ${field} of ${months} months`;
  return priceFactor(`high52w:${months}:${field}`, 'high52w', label, 'fraction', daysOfMonths(months), (bars, asOf) => {
    return high52w(bars, asOf, months, field);
  });
}

/** Yearly volatility of the last `window` daily returns. */
export function yearlyVolatility(window = 252): PriceFactor {
  const label = `Volatility of ${window} daily returns, per year`;
  const historyDays = Math.ceil((window * 400) / 252);
  return priceFactor(`vol${window}`, `vol${window}`, label, 'fraction', historyDays, (bars, asOf) => {
    return volatilityAt(bars, asOf, window);
  });
}
