import { fAvailable, fRaw, fScaled } from '../factors/f-score';
import { marketCap } from '../factors/factor';
import { compositeReturn, ret, yearlyVolatility } from '../factors/price-factor-values';
import { returnsBy } from '../factors/total-return';
import { FIN_OPERATING } from '../universe/sector-sets';
import { EVERY_MONTH, holdingParams, returnTypeParam, universeParams, weightingParam } from './common-params';
import { compare, dropFirst, known, type Condition } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending, descending } from './measure';
import { choice, integer, integerList, real } from './parameter-spec';

/**
 * Buy what has gone up the most, over three, six and twelve months taken together, unless its books are weak.
 *
 * Source: the rules that the Swedish service Börslabbet has published for its momentum list: three periods, the
 * companies with the lowest F-scores left out, ten names, renewed at the start of every quarter. How low is too
 * low was never published; five is the lowest score seen in a published list.
 */
export const sammansattMomentum = defineList({
  id: 'sammansatt_momentum',
  number: 'S01',
  name: 'Sammansatt Momentum',
  description: 'The strongest price trends over 3, 6 and 12 months among companies with sound books.',
  source: 'Published rules of Börslabbet (borslabbet.se); F-score after Piotroski 2000.',
  dataPolicy: { needs: ['prices', 'ratios', 'yearly'], proxies: ['Two of the nine F-score signs use stand-ins, one is not available.'] },
  params: {
    ...universeParams({ excludedSectors: FIN_OPERATING, shareClass: 'preferB' }),
    ...holdingParams({ n: 10, months: [3, 6, 9, 12] }),
    weighting: weightingParam(),
    returnType: returnTypeParam,
    lookbacks: integerList({
      default: [3, 6, 12],
      min: 1,
      max: 36,
      minLength: 1,
      maxLength: 5,
      description: 'Months over which the returns are taken; their mean is the score.',
    }),
    fScoreMode: choice({
      default: 'absolute',
      allowed: ['absolute', 'dropLowest', 'off'],
      description: 'Leave out low F-scores: below a limit, the lowest part, or not at all.',
    }),
    minFScore: integer({ default: 5, min: 0, max: 9, description: 'Lowest scaled F-score that passes in the mode absolute.' }),
    dropFraction: real({ default: 0.2, min: 0, max: 0.5, description: 'Part with the lowest F-scores left out in the mode dropLowest.' }),
  },
  presets: [
    { id: 'published', name: 'Published: quarterly, no banding', params: {} },
    { id: 'banded-monthly', name: 'Monthly with banding', params: { rebalanceMonths: [...EVERY_MONTH], keepRank: 20 } },
  ],
  rules(p) {
    const by = returnsBy(p.returnType);
    const trend = by(compositeReturn(p.lookbacks));
    const returns = p.lookbacks.map((months) => by(ret(months)));
    const weakBooks: Record<typeof p.fScoreMode, Condition[]> = {
      absolute: [compare(fScaled, 'gte', p.minFScore, 'minFScore')],
      dropLowest: [dropFirst('fScoreLowest', [ascending(fScaled), ascending(marketCap)], p.dropFraction)],
      off: [],
    };
    return ranking({
      required: [...returns.map(known), ...(p.fScoreMode === 'off' ? [] : [known(fScaled)])],
      tests: weakBooks[p.fScoreMode],
      order: [descending(trend)],
      weighting: chosenWeighting(p.weighting, by(yearlyVolatility())),
      show: [...returns, fScaled, fRaw, fAvailable],
    });
  },
});
