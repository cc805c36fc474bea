import { evEbit } from '../factors/fundamental-factors';
import { yearlyVolatility } from '../factors/price-factor-values';
import { FIN_ALL } from '../universe/sector-sets';
import { holdingParams, universeParams, weightingParam } from './common-params';
import { known } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { ascending } from './measure';

/**
 * What would a buyer of the whole company, debts included, pay for a krona of operating profit? Buy the lowest
 * answers.
 *
 * Source: Carlisle, Deep Value (2014) and The Acquirer's Multiple (2017). He builds operating profit from the
 * top of the income statement; the source's EBIT may hold items from below that line.
 */
export const acquirersMultiple = defineList({
  id: 'acquirers_multiple',
  number: 'S09',
  name: 'Acquirer’s Multiple',
  description: 'The lowest price of a whole company, debts included, per krona of operating profit.',
  source: 'Carlisle, Deep Value, 2014; The Acquirer’s Multiple, 2017.',
  dataPolicy: { needs: ['prices', 'ratios'], proxies: ['Reported EBIT for operating earnings built from sales.'] },
  params: {
    ...universeParams({ excludedSectors: FIN_ALL, shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 30, minN: 5, months: [1] }),
    weighting: weightingParam(),
  },
  presets: [],
  rules(p) {
    return ranking({
      required: [known(evEbit)],
      order: [ascending(evEbit)],
      weighting: chosenWeighting(p.weighting, yearlyVolatility()),
    });
  },
});
