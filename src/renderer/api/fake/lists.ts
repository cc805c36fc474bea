import { overlapOf } from '@core/domain/overlap';
import { readPastedList } from '@core/domain/pasted-list';
import type { CompareDto, MissDto } from '@shared/dto/compare';
import type { OverlapDto } from '@shared/dto/overlap';
import type { SignalRowDto } from '@shared/dto/signals';
import { FAKE_STRATEGIES } from './catalogue';
import type { Rankings } from './rankings';

/** What the strategies' lists have in common, with each other and with a pasted one. */
export function createFakeLists(rankings: Rankings, rowsOf: (strategyId: string) => readonly SignalRowDto[], asOf: string) {
  function heldLists() {
    return FAKE_STRATEGIES.map(({ id }) => {
      const names = rowsOf(id).filter((row) => row.inTarget).map(({ orderbookId, ticker, name }) => ({ orderbookId, ticker, name }));
      return { id, strategyId: id, paramsHash: null, variant: null, asOf, size: names.length, names };
    });
  }

  return {
    compare(text: string, setId: string | null): CompareDto {
      const lines = readPastedList(text, rankings.companies).map(({ orderbookId, ...line }) => {
        const company = rankings.companies.find((one) => one.orderbookId === orderbookId);
        return { ...line, instrument: company ? { orderbookId: company.orderbookId, ticker: company.ticker, name: company.name } : null };
      });
      const pasted = lines.flatMap(({ instrument }) => (instrument === null ? [] : [instrument]));
      const isPasted = ({ orderbookId }: { readonly orderbookId: string }): boolean => pasted.some((one) => one.orderbookId === orderbookId);
      const lists = heldLists().map((list) => ({ ...list, common: list.names.filter(isPasted) }));
      const looked = lists.find(({ id }) => id === setId) ?? [...lists].sort((a, b) => b.common.length - a.common.length)[0]!;
      const missed = pasted.filter(({ orderbookId }) => !looked.names.some((one) => one.orderbookId === orderbookId)).map((name): MissDto => {
        const { rank, distanceToTarget, state, filters, firstFailedFilter, components } = rankings.explain(looked.strategyId, name.orderbookId)!;
        const worst = Object.entries(components).find(([, component]) => component.rank !== null);
        return { ...name, rank, distance: distanceToTarget, state, filter: rank === null && state === null ? (filters.find((filter) => filter.name === firstFailedFilter) ?? null) : null, factor: worst ? { name: worst[0], value: worst[1].value, rank: worst[1].rank!, of: worst[1].of } : null };
      });
      return {
        lines,
        sets: lists.map(({ names: _names, common, ...set }) => ({ ...set, common: common.length })),
        detail: pasted.length === 0 ? null : { id: looked.id, common: looked.common, missed, extra: looked.names.filter((name) => !isPasted(name)) },
      };
    },
    overlap(): OverlapDto {
      const lists = heldLists();
      return { sets: lists.map(({ names: _names, ...set }) => set), ...overlapOf(lists) };
    },
  };
}
