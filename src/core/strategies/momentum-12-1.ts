import { retBetween, yearlyVolatility } from '../factors/price-factor-values';
import { returnsBy } from '../factors/total-return';
import { EVERY_MONTH, holdingParams, returnTypeParam, universeParams, weightingParam } from './common-params';
import { known } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { descending } from './measure';
import { integer } from './parameter-spec';

/**
 * Buy last year's winners, judged without the latest month, because what shot up a few weeks ago tends to fall
 * back.
 *
 * Source: Jegadeesh and Titman 1993, Journal of Finance 48(1); the skipped month is later academic practice
 * (Carhart 1997, Journal of Finance 52(1)).
 */
export const momentum12To1 = defineList({
  id: 'momentum_12_1',
  number: 'S11',
  name: '12–1 momentum',
  description: 'The highest returns over the year without its latest month.',
  source: 'Jegadeesh and Titman 1993; Carhart 1997.',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 20, minN: 5, keepRankTimes: 2, months: EVERY_MONTH }),
    weighting: weightingParam(),
    returnType: returnTypeParam,
    from: integer({ default: 12, min: 2, max: 36, description: 'Months ago at which the return begins.' }),
    to: integer({ default: 1, min: 0, max: { param: 'from', plus: -1, atMost: 6 }, description: 'Months ago at which it ends.' }),
  },
  presets: [],
  rules(p) {
    const by = returnsBy(p.returnType);
    const momentum = by(retBetween(p.from, p.to));
    return ranking({
      required: [known(momentum)],
      order: [descending(momentum)],
      weighting: chosenWeighting(p.weighting, by(yearlyVolatility())),
    });
  },
});
