import type { FilterOutcome, SignalRow } from '../../domain/signal';
import { columnOf, isoDayOrNull } from '../../factors/factor-table';
import { assetUniverse } from '../../universe/asset-universe';
import type { AssetChoice, Ranking } from '../../strategies/strategy';
import { allPositions, createCrossSection } from '../ranking/cross-section';
import { explanationsOf, type ListInput, type ListOutcome } from './list-outcome';
import { recordHurdle, rowsOf } from './list-rows';
import { factorsOfMeasure, type RankingPlan } from '../plan';
import { rankList } from '../ranking/rank-list';
import { finiteOrNull } from './row-components';
import { survivorsOf } from '../ranking/run-conditions';

/** The safe asset stands after the others; it is held whole when the best of them is not. */
function safeRow(rules: Ranking, index: number, rank: number, isHeld: boolean, { market, figures, table }: ListInput): SignalRow {
  const measure = rules.order[0]!.measure;
  const column = columnOf(table, factorsOfMeasure(measure)[0]!);
  const value = finiteOrNull(column.values[index]!);
  return {
    orderbookId: market.instruments[index]!.orderbookId,
    rank,
    score: value,
    inTarget: isHeld,
    targetWeight: isHeld ? 1 : 0,
    state: null,
    event: null,
    stateSince: null,
    components: { [measure.name]: { value, rank: null, asOf: value === null ? null : isoDayOrNull(column.days[index]!) } },
    flags: figures.ignoredDividends[index] === 1 ? ['SAFE_ASSET', 'DIVIDEND_IGNORED'] : ['SAFE_ASSET'],
    historyStart: null,
    status: figures.barDay[index] === market.asOf ? 'OK' : 'STALE',
  };
}

/**
 * A choice between a few named instruments: the best risky one is held whole when it beats the hurdle, else the safe
 * one, else cash. The gates of a market do not apply; instead every named instrument must have a price, because a
 * choice that silently lacks one of them is another choice.
 */
export function computeAssets({ rules }: RankingPlan, assets: AssetChoice, input: ListInput): ListOutcome {
  const { market, figures, table } = input;
  const universe = assetUniverse(market, figures, assets);
  const record = (index: number, outcome: FilterOutcome): void => void universe.outcomes[index]!.push(outcome);
  const everyone = createCrossSection(table, universe.members);
  const positions = survivorsOf(rules.required, everyone, allPositions(universe.members.length), record);
  const eligible = positions.map((position) => universe.members[position]!);
  const section = createCrossSection(table, eligible);
  const list = rankList(rules, section, allPositions(eligible.length), 1);
  const clears = rules.hurdle === null ? null : recordHurdle(rules.hurdle, section, list, record);
  const closed = (gate: string): ListOutcome => ({ status: 'INSUFFICIENT_DATA', gate, universe, eligible, rows: [], explanations: explanationsOf(market, universe) });
  if (universe.missing !== null) return closed(`assets: ${universe.missing} is not stored or has no price of the last ten days.`);
  if (eligible.length === 0) return closed('assets: none of the risky assets has a history of the whole period.');
  const rows = rowsOf(rules, section, list, universe, input, clears);
  if (universe.safe >= 0) rows.push(safeRow(rules, universe.safe, rows.length + 1, !rows[0]!.inTarget, input));
  return { status: 'OK', gate: null, universe, eligible, rows, explanations: explanationsOf(market, universe) };
}
