/** What the invented lists need to know of a strategy; names and figures are those of the real catalogue. */
export interface FakeStrategy {
  readonly id: string;
  readonly name: string;
  readonly kind: 'list' | 'state';
  readonly n: number;
  readonly months: readonly number[];
  readonly components: readonly string[];
  /** The figure that orders the list, and whether small is good. */
  readonly order: string;
  readonly lowFirst: boolean;
  /** Pool figure whose better half competes; null when all do. */
  readonly pool: string | null;
}

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const QUARTERS = [3, 6, 9, 12];
const RETURNS = ['ret3', 'ret6', 'ret12'];

type Details = Partial<Pick<FakeStrategy, 'n' | 'lowFirst' | 'pool'>>;

function list(id: string, name: string, months: readonly number[], order: string, more: readonly string[], details: Details = {}): FakeStrategy {
  return { id, name, kind: 'list', n: 10, months, order, components: [order, ...more, 'marketCap'], lowFirst: false, pool: null, ...details };
}

function state(id: string, name: string, order: string, components: readonly string[]): FakeStrategy {
  return { id, name, kind: 'state', n: 0, months: [], order, components, lowFirst: false, pool: null };
}

export const FAKE_STRATEGIES: readonly FakeStrategy[] = [
  list('sammansatt_momentum', 'Sammansatt Momentum', QUARTERS, 'cm', [...RETURNS, 'fScaled', 'fRaw', 'fAvailable']),
  list('trendande_varde', 'Trendande Värde', [3], 'cm', ['valueSum', 'pe', 'pb', 'ps', 'pocf', 'evEbit', 'yield', ...RETURNS], { pool: 'valueSum' }),
  list('trendande_utdelning', 'Trendande Utdelning', [3], 'cm', ['yield', 'directYield', ...RETURNS], { pool: 'pe' }),
  list('trendande_kvalitet', 'Trendande Kvalitet', [3], 'cm', ['qualitySum', 'roe', 'roa', 'roce', 'ocfToEquity', ...RETURNS], { pool: 'qualitySum' }),
  list('svenska_portfoljen', 'Four-strategy portfolio', QUARTERS, 'cm', ['fScaled'], { n: 32 }),
  list('magic_formula', 'Magic Formula', [1], 'magicSum', ['earningsYield', 'roce'], { n: 30, lowFirst: true }),
  list('piotroski_value', 'Piotroski value', [5], 'fScaled', ['pb', 'fRaw', 'fAvailable'], { n: 20, pool: 'pb' }),
  list('trending_value_vc2', 'Trending Value (O’Shaughnessy)', [1], 'ret6', ['vc2', 'pe', 'pb', 'ps', 'evEbit', 'pocf', 'yield'], { n: 25, pool: 'vc2' }),
  list('acquirers_multiple', 'Acquirer’s Multiple', [1], 'evEbit', [], { n: 30, lowFirst: true }),
  list('dividend_growth', 'Dividend growth', [6], 'dividendGrowth', ['directYield', 'dividendYears', 'dividendLowest', 'dividendWorstStep', 'dividendIncreases', 'payout'], { n: 20 }),
  list('momentum_12_1', '12–1 momentum', EVERY_MONTH, 'mom12_1', [], { n: 20 }),
  list('high_52w', '52-week high', [3, 9], 'high52w', ['ret6'], { n: 20 }),
  list('low_volatility', 'Low volatility', QUARTERS, 'vol252', [], { n: 20, lowFirst: true }),
  list('dual_momentum', 'Dual momentum', EVERY_MONTH, 'ret12', []),
  state('faber_sma10m', '10-month moving average', 'smaSlow', ['monthEndClose', 'smaMonths']),
  state('golden_cross', '50/200 cross', 'smaSlow', ['close', 'smaFast', 'smaSlow']),
  state('donchian_breakout', 'Donchian / Turtle breakout', 'exitChannel', ['close', 'entryChannel', 'exitChannel', 'atr', 'stop']),
  state('rsi2_reversion', 'RSI(2) mean reversion', 'rsi', ['close', 'rsi', 'smaTrend', 'smaExit']),
  state('macd_cross', 'MACD crossing', 'histogram', ['close', 'macd', 'signal', 'histogram']),
  state('bollinger_squeeze', 'Bollinger squeeze', 'bandWidth', ['close', 'upper', 'middle', 'bandWidth', 'narrowest', 'daysSinceSqueeze']),
];

export function fakeStrategy(strategyId: string): FakeStrategy {
  return FAKE_STRATEGIES.find((strategy) => strategy.id === strategyId) ?? FAKE_STRATEGIES[0]!;
}
