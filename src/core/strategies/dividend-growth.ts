import { dividendFactors } from '../factors/dividend-growth';
import { directYield } from '../factors/fundamental-factors';
import { yearlyVolatility } from '../factors/price-factor-values';
import { holdingParams, universeParams, weightingParam } from './common-params';
import { compare } from './conditions';
import { chosenWeighting, defineList, ranking } from './define-strategy';
import { descending } from './measure';
import { integer, real } from './parameter-spec';

/** A dividend that shrinks by less than a thousandth was not cut; it was rounded. */
const NOT_CUT_RATIO = 0.999;

/**
 * Companies that have paid a dividend every year, have never cut it, have raised it in at least half of the
 * years, and can afford it. The fastest growth comes first. The newest dividend is of the year before last at the oldest.
 *
 * Source: the rules of the dividend “aristocrats” indices (the S&P Europe 350 version asks for ten years of
 * stable or rising dividends). Five years and the limit on the payout are choices made here.
 */
export const dividendGrowth = defineList({
  id: 'dividend_growth',
  number: 'S10',
  name: 'Dividend growth',
  description: 'Dividends that were never cut, often raised and are covered by earnings.',
  source: 'S&P Dow Jones Indices, Dividend Aristocrats methodology.',
  dataPolicy: { needs: ['prices', 'ratios', 'yearly'], proxies: [] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 20, minN: 5, months: [6] }),
    weighting: weightingParam(),
    years: integer({ default: 5, min: 3, max: 9, description: 'Years of growth; one more year of dividends is needed.' }),
    maxPayout: real({ default: 0.85, min: 0.3, max: 2, description: 'Largest dividend as a fraction of earnings per share.' }),
  },
  presets: [],
  rules(p) {
    const dividends = dividendFactors(p.years);
    return ranking({
      tests: [
        compare(dividends.years, 'gte', p.years),
        compare(dividends.lowest, 'gt', 0),
        compare(dividends.worstStep, 'gte', NOT_CUT_RATIO),
        compare(dividends.increases, 'gte', Math.ceil(p.years / 2)),
        compare(dividends.payout, 'lte', p.maxPayout),
        compare(directYield, 'gt', 0),
      ],
      order: [descending(dividends.growth), descending(directYield)],
      weighting: chosenWeighting(p.weighting, yearlyVolatility()),
      mayBeShort: true,
    });
  },
});
