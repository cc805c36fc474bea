import type { Market } from '../../domain/market';
import { LEAVES_BELOW, type Component, type SignalRow, type StrategyResult } from '../../domain/signal';
import { isoDayOrNull } from '../../factors/factor-table';
import type { StateReading } from '../../strategies/strategy';
import { toIsoDate, type EpochDay } from '../../time/epoch-day';
import type { MarketFigures } from '../../universe/market-figures';
import { stateUniverse } from '../../universe/state-universe';
import { universeSettings } from '../../universe/universe-settings';
import { ENGINE_VERSION } from '../engine-version';
import { excludedCounts } from './excluded-counts';
import { explanationsOf } from './list-outcome';
import type { StateVariant } from '../plan';

function isoOrNull(day: EpochDay | null) {
  return day === null ? null : toIsoDate(day);
}

function rowOf(orderbookId: SignalRow['orderbookId'], reading: StateReading, flags: readonly string[], lastClose: Component): SignalRow {
  const asOf = isoOrNull(reading.componentsAsOf);
  const components: Record<string, Component> = {};
  for (const [name, value] of Object.entries(reading.components)) {
    const isKnown = Number.isFinite(value);
    components[name] = { value: isKnown ? value : null, rank: null, asOf: isKnown ? asOf : null };
  }
  if (Number.isFinite(reading.leavesBelow)) {
    if (!('close' in components)) components.close = lastClose;
    components[LEAVES_BELOW] = { value: reading.leavesBelow, rank: null, asOf };
  }
  return {
    orderbookId,
    rank: null,
    score: Number.isFinite(reading.score) ? reading.score : null,
    inTarget: reading.state === 'LONG',
    targetWeight: 0,
    state: reading.state,
    event: reading.event,
    stateSince: isoOrNull(reading.stateSince),
    components,
    flags: [...flags, ...reading.flags],
    historyStart: isoOrNull(reading.historyStart),
    status: reading.status,
  };
}

/**
 * The result of a state strategy from the readings that were made while the bars passed by.
 * Shape: `readings` per instrument; null where the instrument could not be in the universe. Rows in instrument
 * order. State strategies have no data gate: each row says what its own data allow.
 */
export function stateResult(
  variant: StateVariant,
  market: Market,
  figures: MarketFigures,
  readings: readonly (StateReading | null)[],
): StrategyResult {
  const universe = stateUniverse(market, figures, universeSettings(variant.params));
  const explanations = explanationsOf(market, universe);
  const rows: SignalRow[] = [];
  for (const index of universe.members) {
    const reading = readings[index];
    if (!reading) continue;
    const close = figures.close[index]!;
    const lastClose: Component = { value: Number.isNaN(close) ? null : close, rank: null, asOf: isoDayOrNull(figures.barDay[index]!) };
    rows.push(rowOf(market.instruments[index]!.orderbookId, reading, universe.flags[index]!, lastClose));
  }
  return {
    strategyId: variant.strategy.id,
    paramsHash: variant.paramsHash,
    asOf: toIsoDate(market.asOf),
    engineVersion: ENGINE_VERSION,
    status: 'OK',
    gate: null,
    universeCount: universe.considered.length,
    eligibleCount: universe.members.length,
    excluded: excludedCounts(explanations, universe.considered),
    rows,
    explanations,
  };
}
