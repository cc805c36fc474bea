import { compareKeys } from '../numeric/sort-key';
import { calendarDate } from '../time/epoch-day';
import type { FactorUnit, FundamentalFactor, FundamentalInputs } from './factor';
import { latestCommonYear, yearlyValue } from './yearly-series';

/**
 * What the last years of dividends per share say. Every figure is its own factor, so that an explanation can
 * show which of the tests a company failed and by how much.
 */
export interface DividendGrowth {
  /** Years of unbroken growth history, at most the number asked for; a company with no dividends has 0. */
  readonly years: number;
  /** The smallest dividend of the period. */
  readonly lowest: number;
  /** The worst year: the smallest ratio of a dividend to the one before. */
  readonly worstStep: number;
  /** In how many years it rose by more than a tenth of a per cent. */
  readonly increases: number;
  /** Yearly growth over the period, as a fraction. */
  readonly growth: number;
}

const INCREASE_RATIO = 1.001;
/** A last dividend older than this says nothing about today. */
const NEWEST_YEAR_LAG = 2;

/**
 * Dividends d_0 … d_m in order of years, m = `years`.
 * Missing: everything but `years` is NaN when there are fewer than `years` + 1 of them.
 */
export function dividendGrowth(perShare: readonly number[], years: number): DividendGrowth {
  const recent = perShare.slice(-(years + 1));
  if (recent.length < years + 1) {
    return { years: Math.max(0, recent.length - 1), lowest: Number.NaN, worstStep: Number.NaN, increases: Number.NaN, growth: Number.NaN };
  }
  let lowest = recent[0]!;
  let worstStep = Number.POSITIVE_INFINITY;
  let increases = 0;
  for (let i = 1; i <= years; i += 1) {
    const step = recent[i]! / recent[i - 1]!;
    lowest = Math.min(lowest, recent[i]!);
    worstStep = Math.min(worstStep, step);
    if (compareKeys(step, INCREASE_RATIO) > 0) increases += 1;
  }
  return { years, lowest, worstStep, increases, growth: (recent[years]! / recent[0]!) ** (1 / years) - 1 };
}

/** The dividends of consecutive financial years that end with the newest known one, oldest first. */
function dividendRun({ yearly, asOf }: FundamentalInputs, years: number): { last: number; perShare: number[] } | null {
  const last = latestCommonYear(yearly, ['dividendPerShare'], asOf);
  if (last === null || last < calendarDate(asOf).year - NEWEST_YEAR_LAG) return null;
  const perShare: number[] = [];
  for (let year = last; year >= last - years; year -= 1) {
    const value = yearlyValue(yearly, 'dividendPerShare', year, asOf);
    if (!Number.isFinite(value)) break;
    perShare.unshift(value);
  }
  return { last, perShare };
}

export interface DividendFactors {
  readonly years: FundamentalFactor;
  readonly lowest: FundamentalFactor;
  readonly worstStep: FundamentalFactor;
  readonly increases: FundamentalFactor;
  readonly growth: FundamentalFactor;
  readonly payout: FundamentalFactor;
}

/** The factors of a period of `years` years. */
export function dividendFactors(years: number): DividendFactors {
  const factor = (name: string, label: string, unit: FactorUnit, read: FundamentalFactor['read']): FundamentalFactor => ({
    id: `${name}:${years}`,
    name,
    label,
    unit,
    historyDays: 0,
    source: 'yearly',
    metrics: ['dividendPerShare', 'earningsPerShare'],
    read,
  });
  const runOf = (inputs: FundamentalInputs) => inputs.once(`dividendRun:${years}`, () => dividendRun(inputs, years));
  const figure = (inputs: FundamentalInputs, key: keyof DividendGrowth): number => {
    return inputs.once(`dividendGrowth:${years}`, () => dividendGrowth(runOf(inputs)?.perShare ?? [], years))[key];
  };
  return {
    years: factor('dividendYears', 'Unbroken years of dividend history', 'count', (inputs) => figure(inputs, 'years')),
    lowest: factor('dividendLowest', 'Smallest dividend per share', 'SEK', (inputs) => figure(inputs, 'lowest')),
    worstStep: factor('dividendWorstStep', 'Smallest dividend / the one before', 'multiple', (inputs) => figure(inputs, 'worstStep')),
    increases: factor('dividendIncreases', 'Years in which the dividend rose', 'count', (inputs) => figure(inputs, 'increases')),
    growth: factor('dividendGrowth', 'Yearly dividend growth', 'fraction', (inputs) => figure(inputs, 'growth')),
    payout: factor('payout', 'Dividend / earnings per share', 'fraction', (inputs) => {
      const run = runOf(inputs);
      if (run === null) return Number.NaN;
      const earnings = yearlyValue(inputs.yearly, 'earningsPerShare', run.last, inputs.asOf);
      return earnings > 0 ? run.perShare.at(-1)! / earnings : Number.NaN;
    }),
  };
}
