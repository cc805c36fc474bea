import { directYield, dividendYield } from '../factors/fundamental-factors';
import { compare, known } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { descending } from './measure';
import { choice } from './parameter-spec';
import { poolOf, trendingPoolParams, trendOf } from './trending-pool';

/**
 * Take the forty highest dividend yields, and of these the ten whose price has begun to rise: the trend is what
 * tells a generous company from a falling one.
 *
 * Source: the rules that Börslabbet has published for its dividend list. Its yields include extra dividends,
 * and so do these; a high yield that comes from a single distribution is a known trap.
 */
export const trendandeUtdelning = defineList({
  id: 'trendande_utdelning',
  number: 'S03',
  name: 'Trendande Utdelning',
  description: 'The highest dividend yields, and of these the strongest price trends.',
  source: 'Published rules of Börslabbet (borslabbet.se).',
  dataPolicy: { needs: ['prices', 'ratios'], proxies: [] },
  params: {
    ...trendingPoolParams,
    yieldField: choice({
      default: 'total',
      allowed: ['total', 'ordinary', 'reported'],
      description: 'Dividend yield with extra dividends, without, or as reported.',
    }),
  },
  presets: [],
  rules(p) {
    const paid = dividendYield(p.yieldField);
    const { trend, returns, volatility } = trendOf(p);
    return ranking({
      required: [known(trend), compare(paid, 'gt', 0)],
      pool: poolOf(p, [descending(paid)]),
      order: [descending(trend)],
      weighting: chosenWeighting(p.weighting, volatility),
      show: [directYield, ...returns],
    });
  },
});
