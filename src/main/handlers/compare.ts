import type { HeldName } from '@core/domain/overlap';
import { readPastedList } from '@core/domain/pasted-list';
import type { CompareDto, MissDto } from '@shared/dto/compare';
import type { ExplanationDto } from '@shared/dto/signals';
import { explainIn } from './explain';
import { readHeldLists, toSetDto, type HeldList } from './overlap';
import type { ReadContext } from './read-context';

/** The figure with the worst place among all that have one. */
function worstFactor({ components }: ExplanationDto): MissDto['factor'] {
  const share = (rank: number, of: number | null): number => (of === null ? 0 : rank / of);
  const ranked = Object.entries(components).flatMap(([name, { value, rank, of }]) => (rank === null ? [] : [{ name, value, rank, of }]));
  return ranked.sort((a, b) => share(b.rank, b.of) - share(a.rank, a.of) || b.rank - a.rank)[0] ?? null;
}

function missOf(context: Pick<ReadContext, 'stores'>, { chosen, run }: HeldList, name: HeldName): MissDto {
  const instrument = context.stores.instruments.byId(name.orderbookId)!;
  const explanation = explainIn(context, chosen, run, instrument);
  const { rank, distanceToTarget, state, firstFailedFilter, filters } = explanation;
  return {
    ...name,
    rank,
    distance: distanceToTarget,
    state,
    filter: rank === null && state === null ? (filters.find((filter) => filter.name === firstFailedFilter) ?? null) : null,
    factor: rank === null ? null : worstFactor(explanation),
  };
}

/**
 * A pasted list beside every stored one, and for the one looked at why each pasted name is not in it: its first
 * failed requirement, or its place and its worst figure, as the run has written them.
 * Missing: no detail before the first list. Cost: all instruments once, two queries per list, three per miss.
 */
export function readCompare(context: Pick<ReadContext, 'stores'>, { text, setId }: { readonly text: string; readonly setId: string | null }): CompareDto {
  const { instruments } = context.stores;
  // Shares that are listed come first, so that a name means the line that is traded today.
  const known = instruments.all().filter(({ type }) => type === 'STOCK').sort((a, b) => Number(b.status === 'listed') - Number(a.status === 'listed'));
  const nameOf = new Map<string, HeldName>(known.map(({ orderbookId, ticker, name }) => [orderbookId, { orderbookId, ticker, name }]));
  const lines = readPastedList(text, known).map(({ orderbookId, ...line }) => ({ ...line, instrument: orderbookId === null ? null : nameOf.get(orderbookId)! }));
  const pasted = lines.flatMap(({ instrument }) => (instrument === null ? [] : [instrument]));
  const ids = new Set(pasted.map(({ orderbookId }) => orderbookId));
  const lists = readHeldLists(context).map((list) => ({ list, common: list.names.filter(({ orderbookId }) => ids.has(orderbookId)) }));
  const looked = lists.find(({ list }) => list.id === setId) ?? [...lists].sort((a, b) => b.common.length - a.common.length)[0];
  const held = new Set(looked?.list.names.map(({ orderbookId }) => orderbookId));
  return {
    lines,
    sets: lists.map(({ list, common }) => ({ ...toSetDto(list), common: common.length })),
    detail:
      looked === undefined || pasted.length === 0
        ? null
        : {
            id: looked.list.id,
            common: looked.common.map((name) => ({ ...name })),
            missed: pasted.filter(({ orderbookId }) => !held.has(orderbookId)).map((name) => missOf(context, looked.list, name)),
            extra: looked.list.names.filter(({ orderbookId }) => !ids.has(orderbookId)).map((name) => ({ ...name })),
          },
  };
}
