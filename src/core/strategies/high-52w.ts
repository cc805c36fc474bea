import { closeToHigh, ret, yearlyVolatility } from '../factors/price-factor-values';
import { returnsBy } from '../factors/total-return';
import { holdingParams, returnTypeParam, universeParams, weightingParam } from './common-params';
import { known } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { descending } from './measure';
import { choice, integer } from './parameter-spec';

/**
 * Buy what stands closest to its highest price of the year; people hesitate to pay a record price, and the news
 * behind it is underrated. Many stand exactly at their high, and of these the strongest six months come first.
 *
 * A year counts where it has at least 200 bars and begins on its first ten days.
 *
 * Source: George and Hwang 2004, Journal of Finance 59(5). Their overlapping six-month portfolios are not
 * reproduced.
 */
export const high52Weeks = defineList({
  id: 'high_52w',
  number: 'S12',
  name: '52-week high',
  description: 'Prices closest to their highest of the last twelve months.',
  source: 'George and Hwang 2004, Journal of Finance 59(5).',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 20, minN: 5, months: [3, 9] }),
    weighting: weightingParam(),
    returnType: returnTypeParam,
    priceField: choice({ default: 'close', allowed: ['close', 'high'], description: 'The highest close or the highest high.' }),
    months: integer({ default: 12, min: 6, max: 24, description: 'Months in which the high is sought.' }),
  },
  presets: [],
  rules(p) {
    const by = returnsBy(p.returnType);
    const nearness = by(closeToHigh(p.months, p.priceField));
    const halfYear = by(ret(6));
    return ranking({
      required: [known(nearness), known(halfYear)],
      order: [descending(nearness), descending(halfYear)],
      weighting: chosenWeighting(p.weighting, by(yearlyVolatility())),
    });
  },
});
