import { fAvailable, fRaw, fScaled } from '../factors/f-score';
import { marketCap } from '../factors/factor';
import { pb } from '../factors/fundamental-factors';
import { FIN_ALL } from '../universe/sector-sets';
import { holdingParams, universeParams } from './common-params';
import { bestFraction, compare, known } from './conditions';
import { defineList, ranking } from './define-strategy';
import { ascending, descending } from './measure';
import { integer, real } from './parameter-spec';

/**
 * Among the cheapest fifth of all companies by book value, keep the few whose books are getting better. A short
 * list is a result: each name gets a tenth at most, the rest stays in cash.
 *
 * Source: Piotroski 2000, “Value Investing”, Journal of Accounting Research 38 (supplement). His portfolios are
 * formed in the fifth month after the fiscal year-end.
 */
export const piotroskiValue = defineList({
  id: 'piotroski_value',
  number: 'S07',
  name: 'Piotroski value',
  description: 'The cheapest fifth by book value, and of these only those with improving books.',
  source: 'Piotroski 2000, Journal of Accounting Research 38 (supplement).',
  dataPolicy: { needs: ['prices', 'ratios', 'yearly'], proxies: ['Two of the nine F-score signs use stand-ins, one is not available.'] },
  params: {
    ...universeParams({ excludedSectors: FIN_ALL, shareClass: 'mostLiquid', minMarketCap: 500_000_000 }),
    ...holdingParams({ n: 20, minN: 5, months: [5] }),
    minFScore: integer({ default: 8, min: 0, max: 9, description: 'Lowest scaled F-score that passes.' }),
    cheapFraction: real({ default: 0.2, min: 0.05, max: 1, description: 'Part of the eligible names that counts as cheap.' }),
    minSlots: integer({ default: 10, min: 1, max: 100, description: 'With fewer names each still gets only 1 / this.' }),
  },
  presets: [],
  rules(p) {
    return ranking({
      required: [known(pb), known(fScaled)],
      tests: [
        bestFraction('cheapest', [ascending(pb), descending(marketCap)], p.cheapFraction),
        compare(fScaled, 'gte', p.minFScore, 'minFScore'),
      ],
      order: [descending(fScaled), ascending(pb)],
      weighting: { kind: 'slots', minSlots: p.minSlots },
      show: [fRaw, fAvailable],
      mayBeShort: true,
    });
  },
});
