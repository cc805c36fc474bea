import type { FilterOutcome, SignalRow } from '../../domain/signal';
import { compareKeys } from '../../numeric/sort-key';
import type { Ranking } from '../../strategies/strategy';
import type { Universe } from '../../universe/list-universe';
import type { CrossSection } from '../ranking/cross-section';
import { leavesBelow } from './leaves-below';
import type { ListInput } from './list-outcome';
import type { RankedList } from '../ranking/rank-list';
import { componentsReader, exitComponents, finiteOrNull } from './row-components';

/** Judges the picked names against the hurdle. Shape: 1 per ranked place that may be bought. */
export function recordHurdle(
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

/** The rows of a ranking, best first. Shape: `clearsHurdle` per ranked place, null without a hurdle. */
export function rowsOf(
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
