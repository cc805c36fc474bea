import { earningsYield, roce } from '../factors/fundamental-factors';
import { yearlyVolatility } from '../factors/price-factor-values';
import { FIN_ALL, UTILITIES } from '../universe/sector-sets';
import { holdingParams, universeParams, weightingParam } from './common-params';
import { known } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending, highest, rankSum } from './measure';
import { choice } from './parameter-spec';

/**
 * Good companies at a good price: add the place by earnings yield to the place by return on capital, and buy
 * the lowest sums.
 *
 * Source: Greenblatt, The Little Book That Still Beats the Market (2010), appendix. His return on capital
 * divides by working capital and fixed assets only; the return on capital employed used here divides by more.
 */
export const magicFormula = defineList({
  id: 'magic_formula',
  number: 'S06',
  name: 'Magic Formula',
  description: 'High operating profit both on the price of the company and on the capital it uses.',
  source: 'Greenblatt, The Little Book That Still Beats the Market, 2010.',
  dataPolicy: { needs: ['prices', 'ratios'], proxies: ['Return on capital employed for return on tangible capital.'] },
  params: {
    ...universeParams({ excludedSectors: [...FIN_ALL, ...UTILITIES], shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 30, minN: 5, months: [1] }),
    weighting: weightingParam(),
    tranches: choice({
      default: 1,
      allowed: [1, 2, 4, 6, 12],
      description: 'Parts of the portfolio, formed in turn over the year and held for twelve months each.',
    }),
  },
  presets: [],
  rules(p) {
    return ranking({
      required: [known(earningsYield), known(roce)],
      order: [ascending(rankSum('magicSum', [highest(earningsYield), highest(roce)]))],
      weighting: chosenWeighting(p.weighting, yearlyVolatility()),
    });
  },
});
