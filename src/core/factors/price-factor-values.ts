import { compareKeys } from '../numeric/sort-key';
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

/** A return, or a mean of returns, up to today: 1 + r is in proportion to the close. */
function closeForReturn(wanted: number, value: number, close: number): number {
  return (close * (1 + wanted)) / (1 + value);
}

/** Below its high a price moves alone; at it the high would move along, and to where is not known here. */
function closeForHigh(wanted: number, value: number, close: number): number {
  return compareKeys(value, 1) < 0 ? (close * wanted) / value : Number.NaN;
}

/** Return over the last `months` calendar months. */
export function ret(months: number): PriceFactor {
  const name = `ret${months}`;
  const factor = priceFactor(name, name, `Return over ${months} months`, 'fraction', daysOfMonths(months), (bars, asOf) => {
    return returnOverMonths(bars, asOf, months);
  });
  return { ...factor, closeFor: closeForReturn };
}

/** Return from `from` months ago to `to` months ago. */
export function retBetween(from: number, to: number): PriceFactor {
  const name = `mom${from}_${to}`;
  const label = `Return from ${from} to ${to} months ago`;
  const factor = priceFactor(name, name, label, 'fraction', daysOfMonths(from), (bars, asOf) => {
    return returnBetweenMonths(bars, asOf, from, to);
  });
  return to === 0 ? { ...factor, closeFor: closeForReturn } : factor;
}

/** Composite momentum: the mean return over several look-backs, all of them required. */
export function compositeReturn(lookbacks: readonly number[] = [3, 6, 12]): PriceFactor {
  const label = `Mean of the returns over ${lookbacks.join(', ')} months`;
  const historyDays = daysOfMonths(Math.max(...lookbacks));
  const factor = priceFactor(`cm:${lookbacks.join(',')}`, 'cm', label, 'fraction', historyDays, (bars, asOf) => {
    return compositeMomentum(bars, asOf, lookbacks);
  });
  const weight = 1 / lookbacks.length;
  return { ...factor, sumOf: lookbacks.map((months) => ({ factor: ret(months), weight })), closeFor: closeForReturn };
}

/** Price in relation to the highest of the last `months` months; 1 = at its high. */
export function closeToHigh(months = 12, field: 'close' | 'high' = 'close'): PriceFactor {
  const label = `Close / highest ${field} of ${months} months`;
  const factor = priceFactor(`high52w:${months}:${field}`, 'high52w', label, 'fraction', daysOfMonths(months), (bars, asOf) => {
    return high52w(bars, asOf, months, field);
  });
  return { ...factor, closeFor: closeForHigh };
}

/** Yearly volatility of the last `window` daily returns. */
export function yearlyVolatility(window = 252): PriceFactor {
  const label = `Volatility of ${window} daily returns, per year`;
  const historyDays = Math.ceil((window * 400) / 252);
  return priceFactor(`vol${window}`, `vol${window}`, label, 'fraction', historyDays, (bars, asOf) => {
    return volatilityAt(bars, asOf, window);
  });
}
