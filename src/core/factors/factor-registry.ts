import type { OwnFactor } from '../domain/own-strategy';
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

/** The figures of a person's own strategies. */
export const OWN_FACTOR_VALUES: Readonly<Record<OwnFactor, Factor>> = {
  pe,
  pb,
  ps,
  pocf,
  evEbit,
  yield: dividendYield('total'),
  roe,
  roa,
  roce,
  ocfToEquity,
  marketCap,
  fScaled,
  ret1: ret(1),
  ret3: ret(3),
  ret6: ret(6),
  ret12: ret(12),
  cm: compositeReturn(),
  mom12_1: retBetween(12, 1),
  high52w: closeToHigh(),
  vol252: yearlyVolatility(),
};

const DIVIDEND_FACTORS: readonly Factor[] = Object.values<Factor>({ ...dividendFactors(5) });

/** Every factor with the parameters the catalogue uses by default, for pages and documents. */
export const FACTORS: readonly Factor[] = [
  ...Object.values(OWN_FACTOR_VALUES),
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
