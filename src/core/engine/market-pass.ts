import type { Market } from '../domain/market';
import type { DailyBars } from '../domain/price';
import { barIndexAt, lastIndexOnOrBefore } from '../factors/as-of';
import { createOnce, type FundamentalInputs, type PriceFactor } from '../factors/factor';
import { NO_DAY, type FactorColumn, type FactorTable } from '../factors/factor-table';
import { medianTurnover, TURNOVER_BARS } from '../factors/price-factors';
import { newestKnownDay } from '../factors/yearly-series';
import { totalReturnBars } from '../factors/total-return';
import { createScratch, type Scratch } from '../strategies/state/scratch';
import type { StateReading } from '../strategies/strategy';
import { subMonths } from '../time/epoch-day';
import { fillMarketCaps, type MarketFigures } from '../universe/market-figures';
import { isStateCandidate } from '../universe/state-universe';
import { universeSettings } from '../universe/universe-settings';
import type { StateVariant } from './plan';

const SUSPECT_JUMP_RATIO = 0.5;
const SUSPECT_MONTHS = 12;

/** Whether one bar of the last twelve months moved the price by more than half: a split that was missed, or news. */
function hasSuspectJump(bars: DailyBars, last: number, firstDay: number): boolean {
  for (let t = last; t > 0 && bars.date[t]! > firstDay; t -= 1) {
    if (Math.abs(bars.close[t]! / bars.close[t - 1]! - 1) > SUSPECT_JUMP_RATIO) return true;
  }
  return false;
}

function readFigures(bars: DailyBars, i: number, market: Market, figures: MarketFigures): void {
  const sekPerUnit = market.sekPerUnit[market.instruments[i]!.currency ?? 'SEK'] ?? Number.NaN;
  const turnover = medianTurnover(bars, market.asOf, TURNOVER_BARS);
  // Nothing is nothing in any currency, also in one without a rate.
  figures.medianTurnover[i] = turnover === 0 ? 0 : turnover * sekPerUnit;
  const last = barIndexAt(bars.date, market.asOf);
  if (last < 0) return;
  figures.barDay[i] = bars.date[last]!;
  figures.close[i] = bars.close[last]!;
  figures.suspectJump[i] = hasSuspectJump(bars, last, subMonths(market.asOf, SUSPECT_MONTHS)) ? 1 : 0;
}

/** The series of an owner who buys dividends back; what could not be converted is noted. */
function withDividends(bars: DailyBars, i: number, market: Market, figures: MarketFigures, scratch: Scratch): DailyBars {
  const total = totalReturnBars(bars, market.dividends[i] ?? [], market.instruments[i]!.currency ?? 'SEK', scratch);
  figures.ignoredDividends[i] = total.ignored > 0 ? 1 : 0;
  return total.bars;
}

export interface MarketPass {
  /** Per state variant, per instrument; null where the instrument cannot be in the variant's universe. */
  readonly readings: readonly (readonly (StateReading | null)[])[];
}

/**
 * Reads the bars of every instrument exactly once and takes from them all that any variant needs; the columns
 * may be overwritten by the next read, so nothing keeps them.
 * Cost: O(bars · (factors + machines)); working memory of one series.
 */
export function passOverMarket(
  market: Market,
  figures: MarketFigures,
  priceColumns: readonly { readonly factor: PriceFactor; readonly column: FactorColumn }[],
  variants: readonly StateVariant[],
  beforeInstrument: (index: number) => void,
): MarketPass {
  const scratch = createScratch();
  const totalScratch = createScratch();
  const needsTotal = priceColumns.some(({ factor }) => factor.ofTotalReturn) || variants.some(({ params }) => params.returnType === 'total');
  const settings = variants.map((variant) => universeSettings(variant.params));
  const readings: (StateReading | null)[][] = variants.map(() => new Array<StateReading | null>(market.instruments.length).fill(null));
  let done = 0;
  market.bars.forEach(market.asOf, (i, read) => {
    beforeInstrument(done);
    done += 1;
    const bars = upTo(read, market.asOf);
    readFigures(bars, i, market, figures);
    const total = needsTotal ? withDividends(bars, i, market, figures, totalScratch) : bars;
    for (const { factor, column } of priceColumns) {
      const value = factor.read(factor.ofTotalReturn ? total : bars, market.asOf);
      column.values[i] = value;
      if (!Number.isNaN(value)) column.days[i] = figures.barDay[i]!;
    }
    for (let v = 0; v < variants.length; v += 1) {
      const { strategy, params } = variants[v]!;
      const isCandidate = isStateCandidate(market, market.instruments[i]!, settings[v]!);
      readings[v]![i] = isCandidate ? strategy.machine(params.returnType === 'total' ? total : bars, market.asOf, params, scratch) : null;
    }
  });
  fillMarketCaps(market, figures);
  return { readings };
}

/** The source promises bars up to the day; a machine that saw a later one would be looking ahead. */
function upTo(bars: DailyBars, day: number): DailyBars {
  const end = lastIndexOnOrBefore(bars.date, day) + 1;
  if (end === bars.date.length) return bars;
  return {
    date: bars.date.subarray(0, end),
    high: bars.high.subarray(0, end),
    low: bars.low.subarray(0, end),
    close: bars.close.subarray(0, end),
    volume: bars.volume.subarray(0, end),
  };
}

/** Fills the columns that come from the own snapshots and the yearly reports. Cost: O(instruments · factors). */
export function fillFundamentals(market: Market, figures: MarketFigures, table: FactorTable): void {
  const columns = [...table.columns.values()].filter(({ factor }) => factor.source !== 'price');
  for (let i = 0; i < market.instruments.length; i += 1) {
    const inputs = fundamentalInputs(market, figures, i);
    for (const column of columns) fillFigure(column, i, inputs, figures);
  }
}

function fillFigure({ factor, values, days }: FactorColumn, i: number, inputs: FundamentalInputs, figures: MarketFigures): void {
  if (factor.source === 'price') return;
  if (factor.source === 'capital') {
    values[i] = figures.marketCapSek[i]!;
    days[i] = Number.isNaN(values[i]) ? NO_DAY : figures.marketCapDay[i]!;
    return;
  }
  const value = factor.read(inputs);
  values[i] = Number.isFinite(value) ? value : Number.NaN;
  if (Number.isNaN(values[i])) return;
  const { metrics } = factor;
  const reported = factor.source === 'yearly' ? inputs.once(`newest:${metrics.join()}`, () => newestKnownDay(inputs.yearly, metrics, inputs.asOf)) : null;
  days[i] = reported ?? inputs.snapshot?.reportDate ?? inputs.snapshot?.asOf ?? NO_DAY;
}

function fundamentalInputs(market: Market, figures: MarketFigures, i: number): FundamentalInputs {
  return {
    asOf: market.asOf,
    snapshot: market.snapshots[i] ?? null,
    yearly: market.yearly[i] ?? [],
    marketCapSek: figures.marketCapSek[i]!,
    grossMarginYearAgo: market.grossMarginYearAgo[i] ?? null,
    sekPerUnit: market.sekPerUnit,
    once: createOnce(),
  };
}
