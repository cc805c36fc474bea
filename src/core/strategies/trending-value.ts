import { evEbit, pb, pe, pocf, ps, reportedYieldOnly } from '../factors/fundamental-factors';
import { ret, yearlyVolatility } from '../factors/price-factor-values';
import { returnsBy } from '../factors/total-return';
import { holdingParams, returnTypeParam, universeParams, weightingParam } from './common-params';
import { known, knownCount } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending, descending, highest, lowest, percentileSum } from './measure';
import { integer, real } from './parameter-spec';

/**
 * Score every company from 1 to 100 on six measures of value, take the cheapest tenth by the sum, and of these
 * the strongest six months. A figure that nobody knows counts as average.
 *
 * Source: O'Shaughnessy, What Works on Wall Street (4th ed. 2011), value composite two. EV/EBIT stands in for
 * EV/EBITDA and the dividend yield for the shareholder yield, because buy-backs are not in the data.
 */
export const trendingValue = defineList({
  id: 'trending_value_vc2',
  number: 'S08',
  name: 'Trending Value (O’Shaughnessy)',
  description: 'The cheapest tenth by a composite of six ratios, and of these the strongest six months.',
  source: 'O’Shaughnessy, What Works on Wall Street, 4th ed. 2011.',
  dataPolicy: { needs: ['prices', 'ratios'], proxies: ['EV/EBIT for EV/EBITDA.', 'Dividend yield for shareholder yield.'] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 25, minN: 5, months: [1] }),
    weighting: weightingParam(),
    returnType: returnTypeParam,
    poolFraction: real({ default: 0.1, min: 0.05, max: 1, description: 'Part of the eligible names in the pool.' }),
    nullScore: integer({ default: 50, min: 1, max: 100, description: 'Score of a figure that is unknown.' }),
    minKnown: integer({ default: 3, min: 1, max: 6, description: 'Of the six figures, how many must be known.' }),
  },
  presets: [],
  rules(p) {
    const by = returnsBy(p.returnType);
    const trend = by(ret(6));
    const multiples = [pe, pb, ps, evEbit, pocf];
    const paid = reportedYieldOnly('total');
    const composite = percentileSum('vc2', [...multiples.map((factor) => lowest(factor)), highest(paid)], p.nullScore);
    return ranking({
      required: [known(trend), knownCount('valueFigures', [...multiples, paid], p.minKnown)],
      pool: { order: [ascending(composite)], size: { kind: 'fraction', fraction: p.poolFraction } },
      order: [descending(trend)],
      weighting: chosenWeighting(p.weighting, by(yearlyVolatility())),
    });
  },
});
