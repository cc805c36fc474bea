import { choice, integer, integerList, real, textList } from './parameter-spec';

export type ShareClassPolicy = 'preferB' | 'mostLiquid' | 'all';

const MAX_SECTORS = 40;

interface UniverseDefaults {
  readonly minMarketCap?: number;
  readonly excludedSectors?: readonly string[];
  readonly shareClass: ShareClassPolicy;
  readonly minMedianTurnover?: number;
}

/** Who may be in a strategy's universe; the same six questions for every strategy. */
export function universeParams(defaults: UniverseDefaults) {
  return {
    marketPlaces: textList({
      default: ['se.xsto', 'se.fnse'],
      maxLength: 40,
      description: 'Lists whose lines belong to the universe; a code includes the lists below it.',
    }),
    currency: choice({ default: 'SEK', allowed: ['SEK', null], description: 'Listing currency; null takes any.' }),
    minMarketCap: real({
      default: defaults.minMarketCap ?? 2_000_000_000,
      min: 0,
      max: 1e12,
      description: 'Smallest market value of the whole company, in SEK.',
    }),
    excludedSectors: textList({
      default: defaults.excludedSectors ?? [],
      maxLength: MAX_SECTORS,
      description: 'Sector names that shut a company out.',
    }),
    shareClass: choice({
      default: defaults.shareClass,
      allowed: ['preferB', 'mostLiquid', 'all'],
      description: 'Which line stands for a company with several.',
    }),
    minMedianTurnover: real({
      default: defaults.minMedianTurnover ?? 0,
      min: 0,
      max: 1e9,
      description: 'Smallest median of the daily turnover over the last 60 bars, in SEK.',
    }),
  } as const;
}

export const REBALANCE_DAYS = [
  'first', 'last', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
] as const;

export const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** When a model portfolio may change. */
export function scheduleParams(months: readonly number[]) {
  return {
    rebalanceMonths: integerList({
      default: months,
      min: 1,
      max: 12,
      minLength: 1,
      maxLength: 12,
      unique: true,
      description: 'Months in which the model portfolio may change.',
    }),
    rebalanceDay: choice({
      default: 'first',
      allowed: REBALANCE_DAYS,
      description: 'First or last trading day of the month, or the trading day on or after this day of the month.',
    }),
  } as const;
}

interface HoldingDefaults {
  readonly n: number;
  readonly minN?: number;
  readonly keepRankTimes?: number;
  readonly months: readonly number[];
}

/** How many names are held, how long, and when they may change. */
export function holdingParams(defaults: HoldingDefaults) {
  return {
    n: integer({ default: defaults.n, min: defaults.minN ?? 1, max: 100, description: 'Number of names in the list.' }),
    keepRank: integer({
      default: { param: 'n', times: defaults.keepRankTimes ?? 1 },
      min: { param: 'n' },
      max: { param: 'n', times: 5 },
      description: 'A name that is held stays while its rank is at most this; equal to n: no banding.',
    }),
    reweight: choice({
      default: 'full',
      allowed: ['full', 'onlyTrades'],
      description: 'full: every name back to its target weight; onlyTrades: kept names keep their shares.',
    }),
    ...scheduleParams(defaults.months),
  } as const;
}

/** Whether dividends count as part of the return, for every strategy whose figures are returns. */
export const returnTypeParam = choice({
  default: 'price',
  allowed: ['price', 'total'],
  description: 'price: returns without dividends; total: every dividend bought back on its ex-date.',
});

/** How the places of a list are weighted, for the lists where the user may choose. */
export function weightingParam(standard: 'equal' | 'inverseVol' = 'equal') {
  return choice({
    default: standard,
    allowed: ['equal', 'inverseVol'],
    description: 'equal: 1/n each; inverseVol: in proportion to 1 / volatility.',
  });
}
