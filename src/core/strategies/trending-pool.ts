import type { PriceFactor } from '../factors/factor';
import { compositeReturn, ret, yearlyVolatility } from '../factors/price-factor-values';
import { returnsBy, type ReturnType } from '../factors/total-return';
import { FIN_ALL } from '../universe/sector-sets';
import { holdingParams, returnTypeParam, universeParams, weightingParam } from './common-params';
import { choice, integer, optionalReal } from './parameter-spec';
import type { Pool } from './strategy';
import type { OrderKey } from './measure';

/** What the three Trendande lists have in common: a pool by one quality of the company, then the trend. */
export const trendingPoolParams = {
  ...universeParams({ excludedSectors: FIN_ALL, shareClass: 'preferB' }),
  ...holdingParams({ n: 10, months: [3] }),
  weighting: weightingParam(),
  returnType: returnTypeParam,
  poolSize: integer({ default: 40, min: { param: 'n' }, max: 200, description: 'Names in the pool from which the trend picks.' }),
  poolFraction: optionalReal({ min: 0.05, max: 1, description: 'Part of the eligible names in the pool; null: poolSize names.' }),
  trendFactor: choice({ default: 'cm', allowed: ['cm', 'ret6'], description: 'The trend: composite momentum or the six-month return.' }),
} as const;

interface PoolChoice {
  readonly poolSize: number;
  readonly poolFraction: number | null;
}

export function poolOf(params: PoolChoice, order: readonly OrderKey[]): Pool {
  const { poolSize: count, poolFraction: fraction } = params;
  return { order, size: fraction === null ? { kind: 'count', count } : { kind: 'fraction', fraction } };
}

export interface TrendFactors {
  /** What picks from the pool. */
  readonly trend: PriceFactor;
  /** The returns that are shown beside it. */
  readonly returns: readonly PriceFactor[];
  readonly volatility: PriceFactor;
}

export function trendOf(params: { readonly trendFactor: 'cm' | 'ret6'; readonly returnType: ReturnType }): TrendFactors {
  const by = returnsBy(params.returnType);
  return {
    trend: by(params.trendFactor === 'cm' ? compositeReturn() : ret(6)),
    returns: [3, 6, 12].map((months) => by(ret(months))),
    volatility: by(yearlyVolatility()),
  };
}
