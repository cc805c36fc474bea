import { MISSING, type Formats } from './format';

/** What a figure is measured in; it decides decimals, scale and the unit shown in the header. */
export type FactorUnit = 'percent' | 'multiple' | 'billions' | 'millions' | 'price' | 'points' | 'count' | 'places' | 'plain';

const UNITS: Readonly<Record<string, FactorUnit>> = {
  cm: 'percent',
  ret1: 'percent',
  ret3: 'percent',
  ret6: 'percent',
  ret12: 'percent',
  mom12_1: 'percent',
  yield: 'percent',
  directYield: 'percent',
  roe: 'percent',
  roa: 'percent',
  roce: 'percent',
  ocfToEquity: 'percent',
  grossMargin: 'percent',
  numberOfOwners: 'count',
  earningsYield: 'percent',
  vol252: 'percent',
  high52w: 'percent',
  dividendGrowth: 'percent',
  dividendWorstStep: 'percent',
  payout: 'percent',
  hurdle: 'percent',
  bandWidth: 'percent',
  narrowest: 'percent',
  sammansatt_momentum: 'percent',
  trendande_varde: 'percent',
  trendande_utdelning: 'percent',
  trendande_kvalitet: 'percent',
  pe: 'multiple',
  pb: 'multiple',
  ps: 'multiple',
  pocf: 'multiple',
  evEbit: 'multiple',
  marketCap: 'billions',
  medianTurnover: 'millions',
  close: 'price',
  monthEndClose: 'price',
  smaMonths: 'price',
  smaFast: 'price',
  smaSlow: 'price',
  smaTrend: 'price',
  smaExit: 'price',
  entryChannel: 'price',
  exitChannel: 'price',
  stop: 'price',
  atr: 'price',
  upper: 'price',
  middle: 'price',
  macd: 'price',
  signal: 'price',
  histogram: 'price',
  dividendLowest: 'price',
  fScaled: 'points',
  minFScore: 'points',
  rsi: 'points',
  fRaw: 'count',
  fAvailable: 'count',
  dividendYears: 'count',
  dividendIncreases: 'count',
  daysSinceSqueeze: 'count',
  multiples: 'count',
  valueFigures: 'count',
  returnsOnCapital: 'count',
  rank: 'count',
  heldByLists: 'count',
  cheapest: 'count',
  valueSum: 'places',
  qualitySum: 'places',
  magicSum: 'places',
  vc2: 'places',
  meanRank: 'places',
};

const SHAPES: Readonly<Record<FactorUnit, { readonly scale: number; readonly digits: 0 | 1 | 2 | 3; readonly sign: string }>> = {
  percent: { scale: 100, digits: 1, sign: '%' },
  multiple: { scale: 1, digits: 1, sign: '×' },
  billions: { scale: 1e-9, digits: 1, sign: 'mdkr' },
  millions: { scale: 1e-6, digits: 1, sign: 'mkr' },
  price: { scale: 1, digits: 2, sign: 'kr' },
  points: { scale: 1, digits: 1, sign: '' },
  count: { scale: 1, digits: 0, sign: '' },
  places: { scale: 1, digits: 1, sign: '' },
  plain: { scale: 1, digits: 2, sign: '' },
};

/** How a figure is read; one that is not known here is a plain number. */
export function factorUnit(name: string): FactorUnit {
  // A combination names the list before the test.
  return UNITS[name] ?? UNITS[name.split(':').at(-1)!] ?? 'plain';
}

/** What a strategy's score is, where none of its figures is the score itself. */
export function scoreUnit(strategyId: string): FactorUnit {
  return strategyId === 'rsi2_reversion' ? 'points' : 'percent';
}

export function unitSign(unit: FactorUnit, language: 'sv' | 'en'): string {
  if (language === 'en' && unit === 'billions') return 'SEK bn';
  if (language === 'en' && unit === 'millions') return 'SEK m';
  return language === 'en' && unit === 'price' ? 'SEK' : SHAPES[unit].sign;
}

/** The bare number of a cell, whose unit stands in the header. */
export function unitNumber(unit: FactorUnit, value: number | null, formats: Formats): string {
  const { scale, digits } = SHAPES[unit];
  return value === null ? MISSING : formats.fixed(value * scale, digits);
}

/** The number with its unit, where there is no header to carry it. */
export function unitText(unit: FactorUnit, value: number | null, formats: Formats, language: 'sv' | 'en'): string {
  const text = unitNumber(unit, value, formats);
  const sign = unitSign(unit, language);
  if (value === null || sign === '') return text;
  // Swedish sets a space before every unit, English none before percent.
  return language === 'en' && sign === '%' ? `${text}%` : sign === '×' ? `${text}${sign}` : `${text}\u00a0${sign}`;
}

/** A distance from a limit: the sign is the news, so zero has none and the rest always one. */
export function unitMargin(unit: FactorUnit, value: number | null, formats: Formats): string {
  const { scale, digits } = SHAPES[unit];
  return value === null ? MISSING : formats.signed(value * scale, digits);
}
