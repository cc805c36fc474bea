import { dividendYield, evEbit, pb, pe, pocf, ps } from '../factors/fundamental-factors';
import { known, knownCount } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending, descending, highest, lowest, rankSum } from './measure';
import { choice, integer } from './parameter-spec';
import { poolOf, trendingPoolParams, trendOf } from './trending-pool';

/**
 * Take the forty cheapest companies by six measures of value together, and of these the ten whose price has
 * begun to rise. A company that pays no dividend yields nothing; a ratio that is missing or not positive is the most
 * expensive one.
 *
 * Source: the rules that Börslabbet has published for its value list: six ratios, ten names by composite
 * momentum, once a year at the start of March. The service uses free cash flow and EBITDA, which the data
 * source does not have.
 */
export const trendandeVarde = defineList({
  id: 'trendande_varde',
  number: 'S02',
  name: 'Trendande Värde',
  description: 'The cheapest companies by six ratios together, and of these the strongest price trends.',
  source: 'Published rules of Börslabbet (borslabbet.se).',
  dataPolicy: {
    needs: ['prices', 'ratios'],
    proxies: ['Price / operating cash flow for price / free cash flow.', 'EV/EBIT for EV/EBITDA.'],
  },
  params: {
    ...trendingPoolParams,
    minMultiples: integer({ default: 3, min: 1, max: 5, description: 'Of the five multiples, how many must be known.' }),
    yieldField: choice({
      default: 'total',
      allowed: ['total', 'ordinary', 'reported'],
      description: 'Dividend yield with extra dividends, without, or as reported.',
    }),
  },
  presets: [],
  rules(p) {
    const multiples = [pe, pb, ps, pocf, evEbit];
    const valueSum = rankSum('valueSum', [...multiples.map((factor) => lowest(factor)), highest(dividendYield(p.yieldField))]);
    const { trend, returns, volatility } = trendOf(p);
    return ranking({
      required: [known(trend), knownCount('multiples', multiples, p.minMultiples)],
      pool: poolOf(p, [ascending(valueSum)]),
      order: [descending(trend)],
      weighting: chosenWeighting(p.weighting, volatility),
      show: returns,
    });
  },
});
