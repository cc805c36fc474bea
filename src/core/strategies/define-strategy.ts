import type { DailyBars } from '../domain/price';
import type { Factor } from '../factors/factor';
import type { EpochDay } from '../time/epoch-day';
import type { ParamTable, ParamValues } from './parameter-spec';
import type { Scratch } from './state/scratch';
import type { DataNeed, ListRules, ListStrategy, Ranking, StateReading, StateStrategy, StrategyBase, Weighting } from './strategy';

/** What has to be on record for such figures; prices always, because a share without one is not looked at. */
export function needsOf(factors: readonly Factor[]): readonly DataNeed[] {
  const has = (source: Factor['source']): boolean => factors.some((factor) => factor.source === source);
  // What is read from yearly reports is compared with the newest figures.
  const needs: Readonly<Record<DataNeed, boolean>> = { prices: true, ratios: has('ratio') || has('yearly'), yearly: has('yearly') };
  return (['prices', 'ratios', 'yearly'] as const).filter((need) => needs[need]);
}

type Described<Table> = Omit<StrategyBase, 'params'> & { readonly params: Table };

/** Ties the parameter table to the rules that read it, so that a misspelt parameter does not compile. */
export function defineList<const Table extends ParamTable>(
  definition: Described<Table> & { rules(params: ParamValues<Table>): ListRules },
): ListStrategy {
  // resolveParams has checked every value against the same table before the engine asks for the rules.
  return { ...definition, kind: 'list', rules: (params) => definition.rules(params as ParamValues<Table>) };
}

export function defineState<const Table extends ParamTable>(
  definition: Described<Table> & {
    warmUpBars(params: ParamValues<Table>): number;
    machine(bars: DailyBars, asOf: EpochDay, params: ParamValues<Table>, scratch: Scratch): StateReading;
  },
): StateStrategy {
  return {
    ...definition,
    kind: 'state',
    warmUpBars: (params) => definition.warmUpBars(params as ParamValues<Table>),
    machine: (bars, asOf, params, scratch) => definition.machine(bars, asOf, params as ParamValues<Table>, scratch),
  };
}

const PLAIN: Omit<Ranking, 'kind' | 'order'> = {
  required: [],
  tests: [],
  pool: null,
  weighting: { kind: 'equal' },
  hurdle: null,
  assets: null,
  show: [],
  mayBeShort: false,
};

/** A ranking in which only what differs from the plain case has to be said. */
export function ranking(rules: Partial<Ranking> & Pick<Ranking, 'order'>): Ranking {
  return { kind: 'ranking', ...PLAIN, ...rules };
}

/** The weighting a user chose, where a strategy offers the choice. */
export function chosenWeighting(weighting: 'equal' | 'inverseVol', volatility: Factor): Weighting {
  return weighting === 'equal' ? { kind: 'equal' } : { kind: 'inverseVol', volatility };
}
