import type { FilterOutcome, RunStatus } from '../../domain/signal';
import { known } from '../../strategies/conditions';
import { listUniverse } from '../../universe/list-universe';
import { universeSettings } from '../../universe/universe-settings';
import { computeAssets } from './asset-result';
import { allPositions, createCrossSection } from '../ranking/cross-section';
import { closedDataGate, closedSizeGate } from '../ranking/gates';
import { explanationsOf, type ListInput, type ListOutcome } from './list-outcome';
import { recordHurdle, rowsOf } from './list-rows';
import { metricsOf, placesOf, rankingNeedsSnapshot, type RankingPlan } from '../plan';
import { rankList } from '../ranking/rank-list';
import { survivorsOf } from '../ranking/run-conditions';

/**
 * Runs one ranking: universe, data gates, required inputs, the strategy's own tests, order, weights. Every
 * instrument's path is recorded, whether it ends in the list or at a test.
 * Cost: O(instruments · factors + n log n).
 */
export function computeRanking(plan: RankingPlan, input: ListInput): ListOutcome {
  const { market, figures, table, thresholds } = input;
  const { rules, params } = plan;
  if (rules.assets !== null) return computeAssets(plan, rules.assets, input);
  const settings = universeSettings(params);
  const universe = listUniverse(market, figures, settings);
  const record = (index: number, outcome: FilterOutcome): void => void universe.outcomes[index]!.push(outcome);

  const universeSection = createCrossSection(table, universe.members);
  const required = rules.weighting.kind === 'inverseVol' ? [...rules.required, known(rules.weighting.volatility)] : rules.required;
  const eligiblePositions = survivorsOf(required, universeSection, allPositions(universe.members.length), record);
  const eligible = eligiblePositions.map((position) => universe.members[position]!);

  const section = createCrossSection(table, eligible);
  const competing = survivorsOf(rules.tests, section, allPositions(eligible.length), record);
  const n = placesOf(params);
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
