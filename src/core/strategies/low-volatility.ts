import { yearlyVolatility } from '../factors/price-factor-values';
import { returnsBy } from '../factors/total-return';
import { holdingParams, returnTypeParam, universeParams, weightingParam } from './common-params';
import { known } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending } from './measure';
import { integer } from './parameter-spec';

/**
 * The calmest shares of the market, each held in proportion to its calm. Frozen prices do not count as calm: a
 * share must have traded on at least four days out of five, in bars of the last 400 days, and have moved by one percent a
 * year.
 *
 * Source: the method of the S&P low-volatility indices: daily price changes of 252 days, least volatile names,
 * weights inverse to volatility, renewed every quarter.
 */
export const lowVolatility = defineList({
  id: 'low_volatility',
  number: 'S13',
  name: 'Low volatility',
  description: 'The least volatile shares, weighted by the inverse of their volatility.',
  source: 'S&P Dow Jones Indices, low-volatility index methodology.',
  dataPolicy: { needs: ['prices'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 20, minN: 5, months: [3, 6, 9, 12] }),
    weighting: weightingParam('inverseVol'),
    returnType: returnTypeParam,
    window: integer({ default: 252, min: 60, max: 756, description: 'Daily returns that the volatility is taken of.' }),
  },
  presets: [],
  rules(p) {
    const volatility = returnsBy(p.returnType)(yearlyVolatility(p.window));
    return ranking({
      required: [known(volatility)],
      order: [ascending(volatility)],
      weighting: chosenWeighting(p.weighting, volatility),
    });
  },
});
