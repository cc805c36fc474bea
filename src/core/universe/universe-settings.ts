import type { ShareClassPolicy } from '../strategies/common-params';
import type { Params } from '../strategies/parameter-spec';

export interface UniverseSettings {
  readonly marketPlaces: readonly string[];
  readonly currency: string | null;
  readonly minMarketCap: number;
  readonly excludedSectors: readonly string[];
  readonly shareClass: ShareClassPolicy;
  readonly minMedianTurnover: number;
  /** Whether the strategy counts dividends as part of the return. */
  readonly countsDividends: boolean;
}

/** The universe part of a resolved parameter set; every strategy with `universeParams` has it. */
export function universeSettings(params: Params): UniverseSettings {
  // resolveParams has checked the names and types against the table that universeParams made.
  return {
    marketPlaces: params.marketPlaces as readonly string[],
    currency: params.currency as string | null,
    minMarketCap: params.minMarketCap as number,
    excludedSectors: params.excludedSectors as readonly string[],
    shareClass: params.shareClass as ShareClassPolicy,
    minMedianTurnover: params.minMedianTurnover as number,
    countsDividends: params.returnType === 'total',
  };
}
