import { dividendFactors } from './dividend-growth';
import { fAvailable, fRaw, fScaled } from './f-score';
import { marketCap, type Factor } from './factor';
import {
  directYield,
  dividendYield,
  earningsYield,
  evEbit,
  ocfToEquity,
  pb,
  pe,
  pocf,
  ps,
  roa,
  roce,
  roe,
} from './fundamental-factors';
import { closeToHigh, compositeReturn, ret, retBetween, yearlyVolatility } from './price-factor-values';

/** The factors that a user may combine into a strategy of their own, by the name they go by. */
export const CUSTOM_FACTORS: ReadonlyMap<string, Factor> = new Map<string, Factor>(
  [
    pe,
    pb,
    ps,
    pocf,
    evEbit,
    dividendYield('total'),
    roe,
    roa,
    roce,
    ocfToEquity,
    marketCap,
    fScaled,
    ret(1),
    ret(3),
    ret(6),
    ret(12),
    compositeReturn(),
    retBetween(12, 1),
    closeToHigh(),
    yearlyVolatility(),
  ].map((factor) => [factor.name, factor]),
);

const DIVIDEND_FACTORS: readonly Factor[] = Object.values<Factor>({ ...dividendFactors(5) });

/** Every factor with the parameters the catalogue uses by default, for pages and documents. */
export const FACTORS: readonly Factor[] = [
  ...CUSTOM_FACTORS.values(),
  earningsYield,
  directYield,
  fRaw,
  fAvailable,
  ...DIVIDEND_FACTORS,
];

/** Figures that only a new report can change, because no price is in them. */
export const REPORT_ONLY_COMPONENTS: ReadonlySet<string> = new Set([
  ...[roe, roa, roce, fScaled, fRaw, fAvailable].map((factor) => factor.name),
  ...DIVIDEND_FACTORS.map((factor) => factor.name),
]);

/** Figures with both a price and a report in them; their day is the report's, where it is known. */
export const RATIO_COMPONENTS: ReadonlySet<string> = new Set(
  FACTORS.filter((factor) => factor.source === 'ratio' && !REPORT_ONLY_COMPONENTS.has(factor.name)).map((factor) => factor.name),
);
