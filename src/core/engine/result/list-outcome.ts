import type { Market } from '../../domain/market';
import type { InstrumentExplanation, RunStatus, SignalRow } from '../../domain/signal';
import type { FactorTable } from '../../factors/factor-table';
import type { Universe } from '../../universe/list-universe';
import type { MarketFigures } from '../../universe/market-figures';
import type { GateThresholds } from '../ranking/gates';

export interface ListInput {
  readonly market: Market;
  readonly figures: MarketFigures;
  readonly table: FactorTable;
  readonly thresholds: GateThresholds;
}

/** What one ranking says, before it gets its place in a stored result. */
export interface ListOutcome {
  readonly status: RunStatus;
  readonly gate: string | null;
  readonly universe: Universe;
  /** Instruments that were eligible, before the strategy's own tests. */
  readonly eligible: Int32Array;
  readonly rows: readonly SignalRow[];
  readonly explanations: readonly InstrumentExplanation[];
}

/** Every instrument's way through the tests, as the universe and the strategy have recorded it. */
export function explanationsOf(market: Market, universe: Universe): InstrumentExplanation[] {
  return market.instruments.map(({ orderbookId }, index) => ({ orderbookId, filters: universe.outcomes[index]! }));
}
