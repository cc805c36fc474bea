import { ocfToEquity, roa, roce, roe } from '../factors/fundamental-factors';
import { known, knownCount } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending, descending, highest, rankSum } from './measure';
import { integer } from './parameter-spec';
import { poolOf, trendingPoolParams, trendOf } from './trending-pool';

/**
 * Take the forty companies that earn the most on the money they use, by four returns on capital together, and
 * of these the ten whose price has begun to rise.
 *
 * Source: the rules that Börslabbet has published for its quality list: return on equity, on assets, on invested
 * capital, and free cash flow on equity. The last two have stand-ins here.
 */
export const trendandeKvalitet = defineList({
  id: 'trendande_kvalitet',
  number: 'S04',
  name: 'Trendande Kvalitet',
  description: 'The most profitable companies by four returns on capital, and of these the strongest price trends.',
  source: 'Published rules of Börslabbet (borslabbet.se).',
  dataPolicy: {
    needs: ['prices', 'ratios'],
    proxies: ['Return on capital employed for return on invested capital.', 'Operating for free cash flow on equity.'],
  },
  params: {
    ...trendingPoolParams,
    minFactors: integer({ default: 3, min: 1, max: 4, description: 'Of the four returns, how many must be known.' }),
  },
  presets: [],
  rules(p) {
    const returnsOnCapital = [roe, roa, roce, ocfToEquity];
    const qualitySum = rankSum('qualitySum', returnsOnCapital.map((factor) => highest(factor)));
    const { trend, returns, volatility } = trendOf(p);
    return ranking({
      required: [known(trend), knownCount('returnsOnCapital', returnsOnCapital, p.minFactors)],
      pool: poolOf(p, [ascending(qualitySum)]),
      order: [descending(trend)],
      weighting: chosenWeighting(p.weighting, volatility),
      show: returns,
    });
  },
});
