import type { Market } from '../domain/market';
import { LEAVES_BELOW, type Component, type Components, type FilterOutcome, type InstrumentExplanation, type RunStatus, type SignalRow } from '../domain/signal';
import { isoDayOrNull, type FactorTable } from '../factors/factor-table';
import { marketCap } from '../factors/factor';
import { compareKeys } from '../numeric/sort-key';
import { known } from '../strategies/conditions';
import type { Direction, Measure } from '../strategies/measure';
import type { Ranking } from '../strategies/strategy';
import { listUniverse, type Universe } from '../universe/list-universe';
import type { MarketFigures } from '../universe/market-figures';
import { universeSettings } from '../universe/universe-settings';
import { contributionsOf } from './contributions';
import { createCrossSection, type CrossSection } from './cross-section';
import { closedDataGate, closedSizeGate, type GateThresholds } from './gates';
import { leavesBelow } from './leaves-below';
import { metricsOf, rankingNeedsSnapshot, type RankingPlan } from './plan';
import { rankList, type RankedList } from './rank-list';
import { survivorsOf } from './run-conditions';

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

interface ShownMeasure {
  readonly measure: Measure;
  /** null: shown without a place, because it is not ranked. */
  readonly direction: Direction | null;
}

/** Everything that explains a row, decisive figures first, each name once. */
function shownMeasures(rules: Ranking): readonly ShownMeasure[] {
  const shown = new Map<string, ShownMeasure>();
  const add = (measure: Measure, direction: Direction | null): void => {
    if (!shown.has(measure.name)) shown.set(measure.name, { measure, direction });
  };
  for (const { measure, direction } of [...rules.order, ...(rules.pool?.order ?? [])]) {
    add(measure, direction);
    if ('kind' in measure) for (const part of measure.of) add(part.factor, part.direction);
  }
  if (rules.weighting.kind === 'inverseVol') add(rules.weighting.volatility, null);
  for (const condition of [...rules.required, ...rules.tests]) if ('factor' in condition) add(condition.factor, null);
  for (const measure of rules.show) add(measure, null);
  add(marketCap, null);
  return [...shown.values()];
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function componentsReader(rules: Ranking, section: CrossSection): (position: number) => Components {
  const contributions = contributionsOf(rules, section);
  const of = section.members.length;
  const columns = shownMeasures(rules).map(({ measure, direction }) => ({
    name: measure.name,
    values: section.values(measure),
    days: section.days(measure),
    ranks: direction === null ? null : section.ranks(measure, direction),
    contributions: contributions.get(measure.name) ?? null,
  }));
  return (position) => {
    const components: Record<string, Component> = {};
    for (const { name, values, days, ranks, contributions: shares } of columns) {
      const value = finiteOrNull(values[position]!);
      const contribution = shares?.[position] ?? Number.NaN;
      components[name] = {
        value,
        ...(ranks === null ? { rank: null } : { rank: ranks[position]!, of }),
        ...(Number.isFinite(contribution) ? { contribution } : {}),
        asOf: value === null ? null : isoDayOrNull(days[position]!),
      };
    }
    return components;
  };
}

/** The close of the day and the one under which a picked name would leave; nothing where that cannot be told. */
function exitComponents(close: number, below: number, barDay: number): Components {
  if (!(below > 0) || !Number.isFinite(below)) return {};
  const asOf = isoDayOrNull(barDay);
  return { close: { value: close, rank: null, asOf }, [LEAVES_BELOW]: { value: below, rank: null, asOf } };
}

function allPositions(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/**
 * Runs one ranking: universe, data gates, required inputs, the strategy's own tests, order, weights. Every
 * instrument's path is recorded, whether it ends in the list or at a test.
 * Cost: O(instruments · factors + n log n).
 */
export function computeRanking(plan: RankingPlan, input: ListInput): ListOutcome {
  const { market, figures, table, thresholds } = input;
  const { rules, params } = plan;
  const settings = universeSettings(params);
  const universe = listUniverse(market, figures, settings);
  const record = (index: number, outcome: FilterOutcome): void => void universe.outcomes[index]!.push(outcome);

  const universeSection = createCrossSection(table, universe.members);
  const required = rules.weighting.kind === 'inverseVol' ? [...rules.required, known(rules.weighting.volatility)] : rules.required;
  const eligiblePositions = survivorsOf(required, universeSection, allPositions(universe.members.length), record);
  const eligible = eligiblePositions.map((position) => universe.members[position]!);

  const section = createCrossSection(table, eligible);
  const competing = survivorsOf(rules.tests, section, allPositions(eligible.length), record);
  const n = params.n as number;
  const list = rankList(rules, section, competing, n);
  const clearsHurdle = rules.hurdle === null ? null : recordHurdle(rules.hurdle, section, list, record);

  const needsSnapshot = rankingNeedsSnapshot(rules);
  const explanations = explanationsOf(market, universe);
  const closed = (status: RunStatus, gate: string): ListOutcome => ({ status, gate, universe, eligible, rows: [], explanations });
  if (needsSnapshot && figures.capIsProxy) {
    return closed('NO_POINT_IN_TIME_DATA', 'point-in-time: no own snapshot of the fundamentals existed on this day.');
  }
  const poolSize = rules.pool?.size.kind === 'count' ? rules.pool.size.count : null;
  const metrics = metricsOf(rules);
  const needsMarketCap = settings.minMarketCap > 0;
  const gate =
    closedDataGate({ market, figures, universe, thresholds, needsMarketCap, needsSnapshot, metrics }) ??
    (rules.mayBeShort ? null : closedSizeGate(eligible.length, n, poolSize, thresholds));
  if (gate !== null) return closed('INSUFFICIENT_DATA', gate);

  const rows = rowsOf(rules, section, list, universe, input, clearsHurdle);
  return { status: list.pickedCount < n ? 'PARTIAL' : 'OK', gate: null, universe, eligible, rows, explanations };
}

/** Judges the picked names against the hurdle. Shape: 1 per ranked place that may be bought. */
function recordHurdle(
  hurdle: number,
  section: CrossSection,
  list: RankedList,
  record: (index: number, outcome: FilterOutcome) => void,
): Uint8Array {
  const clears = new Uint8Array(list.positions.length);
  for (let place = 0; place < list.positions.length; place += 1) {
    const value = list.scores[place]!;
    clears[place] = compareKeys(value, hurdle) > 0 ? 1 : 0;
    record(section.members[list.positions[place]!]!, { name: 'hurdle', passed: clears[place] === 1, value, limit: hurdle, margin: value - hurdle });
  }
  return clears;
}

function rowsOf(
  rules: Ranking,
  section: CrossSection,
  list: RankedList,
  universe: Universe,
  { market, figures }: ListInput,
  clearsHurdle: Uint8Array | null,
): SignalRow[] {
  const componentsAt = componentsReader(rules, section);
  const closes = Float64Array.from(list.positions.subarray(0, list.pickedCount), (position) => figures.close[section.members[position]!]!);
  const exits = leavesBelow(rules, list, closes);
  const rows: SignalRow[] = [];
  for (let place = 0; place < list.positions.length; place += 1) {
    const position = list.positions[place]!;
    const index = section.members[position]!;
    const clears = clearsHurdle === null || clearsHurdle[place] === 1;
    const inTarget = place < list.pickedCount && clears;
    rows.push({
      orderbookId: market.instruments[index]!.orderbookId,
      rank: place + 1,
      score: finiteOrNull(list.scores[place]!),
      inTarget,
      targetWeight: inTarget ? list.weights[place]! : 0,
      state: null,
      event: null,
      stateSince: null,
      components: inTarget
        ? { ...componentsAt(position), ...exitComponents(closes[place]!, exits[place]!, figures.barDay[index]!) }
        : componentsAt(position),
      flags: clears ? universe.flags[index]! : [...universe.flags[index]!, 'BELOW_HURDLE'],
      historyStart: null,
      status: figures.barDay[index] === market.asOf ? 'OK' : 'STALE',
    });
  }
  return rows;
}

export function explanationsOf(market: Market, universe: Universe): InstrumentExplanation[] {
  return market.instruments.map(({ orderbookId }, index) => ({ orderbookId, filters: universe.outcomes[index]! }));
}
