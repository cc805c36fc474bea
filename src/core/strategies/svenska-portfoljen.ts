import { returnTypeParam, scheduleParams } from './common-params';
import { defineList } from './define-strategy';
import { integer, realList } from './parameter-spec';
import { sammansattMomentum } from './sammansatt-momentum';
import { trendandeKvalitet } from './trendande-kvalitet';
import { trendandeUtdelning } from './trendande-utdelning';
import { trendandeVarde } from './trendande-varde';

/**
 * A quarter of the money in each of the four lists. A company that several of them hold gets the sum.
 *
 * Source: the combined portfolio that Börslabbet describes. The momentum quarter is renewed every quarter, the
 * others in March, when all four are brought back to equal parts.
 */
export const svenskaPortfoljen = defineList({
  id: 'svenska_portfoljen',
  number: 'S05',
  name: 'Four-strategy portfolio',
  description: 'Momentum, value, dividend and quality side by side, a quarter each.',
  source: 'Published rules of Börslabbet (borslabbet.se).',
  dataPolicy: { needs: ['prices', 'ratios', 'yearly'], proxies: ['Those of the four lists.'] },
  params: {
    n: integer({ default: 10, min: 1, max: 40, description: 'Names in each of the four lists.' }),
    sleeveWeights: realList({
      default: [0.25, 0.25, 0.25, 0.25],
      min: 0,
      max: 1,
      minLength: 4,
      maxLength: 4,
      sum: 1,
      description: 'Parts of momentum, value, dividend and quality.',
    }),
    returnType: returnTypeParam,
    ...scheduleParams([3, 6, 9, 12]),
  },
  presets: [],
  rules(p) {
    const lists = [sammansattMomentum, trendandeVarde, trendandeUtdelning, trendandeKvalitet];
    return {
      kind: 'combination',
      sleeves: lists.map((strategy, place) => ({ strategy, overrides: { n: p.n, returnType: p.returnType }, weight: p.sleeveWeights[place]! })),
    };
  },
});
