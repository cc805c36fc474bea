import { ret } from '../factors/price-factor-values';
import { returnsBy } from '../factors/total-return';
import { EVERY_MONTH, holdingParams, returnTypeParam, universeParams } from './common-params';
import { known } from './conditions';
import { defineList, ranking } from './define-strategy';
import { descending } from './measure';
import { integer, real, textList } from './parameter-spec';

/** What a deposit would have earned over the period: the score that a name must beat to be bought. */
export function riskFreeHurdle(riskFreeAnnual: number, months: number): number {
  return (1 + riskFreeAnnual) ** (months / 12) - 1;
}

/**
 * The strongest shares, but only those that beat a deposit; the place of a name that does not stays in cash. The
 * list so steps out of a falling market by itself. With `riskyAssets` it is the published version: the best of these
 * few is held whole, or the safe one when none beats the deposit.
 *
 * Source: Antonacci, Dual Momentum Investing (2014): twelve months, treasury bills as the hurdle, total returns. For
 * shares the returns are those of the price unless `returnType` says otherwise; of the named assets they are total.
 */
export const dualMomentum = defineList({
  id: 'dual_momentum',
  number: 'S14',
  name: 'Dual momentum',
  description: 'The highest twelve-month returns, in cash where they do not beat a deposit.',
  source: 'Antonacci, Dual Momentum Investing, 2014.',
  dataPolicy: { needs: ['prices'], proxies: ['Price returns for total returns, unless returnType is total.'] },
  params: {
    ...universeParams({ shareClass: 'mostLiquid' }),
    ...holdingParams({ n: 10, months: EVERY_MONTH }),
    returnType: returnTypeParam,
    months: integer({ default: 12, min: 1, max: 24, description: 'Months over which the return is taken.' }),
    riskFreeAnnual: real({ default: 0.02, min: -0.02, max: 0.2, description: 'Yearly return of a deposit, as a fraction.' }),
    riskyAssets: textList({
      default: [],
      maxLength: 20,
      description: 'Orderbook ids: the best of these alone is held, in place of a list of shares.',
    }),
    safeAsset: textList({
      default: [],
      maxLength: 1,
      description: 'Orderbook id of what is held when no risky asset beats the deposit; without one, cash.',
    }),
  },
  presets: [],
  rules(p) {
    const assets = p.riskyAssets.length > 0 ? { risky: p.riskyAssets, safe: p.safeAsset[0] ?? null } : null;
    const momentum = returnsBy(assets === null ? p.returnType : 'total')(ret(p.months));
    return ranking({
      required: [known(momentum)],
      order: [descending(momentum)],
      hurdle: riskFreeHurdle(p.riskFreeAnnual, p.months),
      assets,
    });
  },
});
