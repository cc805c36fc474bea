import { acquirersMultiple } from './acquirers-multiple';
import { bollingerSqueeze } from './bollinger-squeeze';
import { dividendGrowth } from './dividend-growth';
import { donchianBreakout } from './donchian-breakout';
import { dualMomentum } from './dual-momentum';
import { faber10Months } from './faber-10m';
import { goldenCross } from './golden-cross';
import { high52Weeks } from './high-52w';
import { lowVolatility } from './low-volatility';
import { macdCross } from './macd-cross';
import { magicFormula } from './magic-formula';
import { momentum12To1 } from './momentum-12-1';
import { piotroskiValue } from './piotroski-value';
import { rsi2Reversion } from './rsi2-reversion';
import { sammansattMomentum } from './sammansatt-momentum';
import type { Strategy } from './strategy';
import { svenskaPortfoljen } from './svenska-portfoljen';
import { trendandeKvalitet } from './trendande-kvalitet';
import { trendandeUtdelning } from './trendande-utdelning';
import { trendandeVarde } from './trendande-varde';
import { trendingValue } from './trending-value';

/** The catalogue, in the order in which people see it. */
export const STRATEGIES: readonly Strategy[] = [
  sammansattMomentum,
  trendandeVarde,
  trendandeUtdelning,
  trendandeKvalitet,
  svenskaPortfoljen,
  magicFormula,
  piotroskiValue,
  trendingValue,
  acquirersMultiple,
  dividendGrowth,
  momentum12To1,
  high52Weeks,
  lowVolatility,
  dualMomentum,
  faber10Months,
  goldenCross,
  donchianBreakout,
  rsi2Reversion,
  macdCross,
  bollingerSqueeze,
];
