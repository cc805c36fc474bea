import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { CompareDto, MissDto } from '@shared/dto/compare';
import type { ExportRequest } from '@shared/dto/export';
import { readCompare } from '../../handlers/compare';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';

interface ComparedLine {
  /** The pasted line; null for a name that only the strategy's list has. */
  readonly line: string | null;
  readonly isGuess: boolean;
  readonly name: { readonly orderbookId: string; readonly ticker: string; readonly name: string } | null;
  readonly outcome: 'both' | 'pasted-only' | 'strategy-only' | 'unknown';
  readonly miss: MissDto | null;
}

function linesOf({ lines, detail }: CompareDto): ComparedLine[] {
  const missOf = new Map(detail?.missed.map((miss) => [miss.orderbookId, miss]));
  const pasted = lines.map(({ text, isGuess, instrument }): ComparedLine => {
    const miss = instrument === null ? null : (missOf.get(instrument.orderbookId) ?? null);
    const outcome = instrument === null ? 'unknown' : miss === null ? 'both' : 'pasted-only';
    return { line: text, isGuess, name: instrument, outcome, miss };
  });
  const extra = (detail?.extra ?? []).map((name): ComparedLine => ({ line: null, isGuess: false, name, outcome: 'strategy-only', miss: null }));
  return [...pasted, ...extra];
}

/** A pasted list beside one stored list: what both have, and for each miss the requirement or the figure that differs. */
export function compareTable(context: ExportContext, { pasted, strategyId, paramsHash }: ExportRequest): ExportTable {
  if (pasted === null) return raise('invalid-input', 'There is no list to compare.', { field: 'pasted', remedy: 'Paste one first, or give a file with --list.' });
  const setId = strategyId === null || paramsHash === null ? strategyId : `${strategyId} ${paramsHash}`;
  const compared = readCompare(context, { text: pasted, setId });
  const set = compared.sets.find(({ id }) => id === compared.detail?.id);
  const columns: readonly ColumnOf<ComparedLine>[] = [
    { name: 'pasted', type: 'text', read: ({ line }) => line },
    { name: 'guessed', type: 'flag', read: ({ isGuess }) => isGuess },
    { name: 'orderbook_id', type: 'text', read: ({ name }) => name?.orderbookId ?? null },
    { name: 'ticker', type: 'text', read: ({ name }) => name?.ticker ?? null },
    { name: 'name', type: 'text', read: ({ name }) => name?.name ?? null },
    { name: 'outcome', type: 'text', read: ({ outcome }) => outcome },
    { name: 'rank', type: 'integer', read: ({ miss }) => miss?.rank ?? null },
    { name: 'places_outside', type: 'integer', read: ({ miss }) => miss?.distance ?? null },
    { name: 'state', type: 'text', read: ({ miss }) => miss?.state ?? null },
    { name: 'failed_filter', type: 'text', read: ({ miss }) => miss?.filter?.name ?? null },
    { name: 'filter_value', type: 'text', read: ({ miss }) => (miss?.filter ? String(miss.filter.value ?? '') : null) },
    { name: 'filter_limit', type: 'text', read: ({ miss }) => (miss?.filter ? String(miss.filter.limit ?? '') : null) },
    { name: 'worst_factor', type: 'text', read: ({ miss }) => miss?.factor?.name ?? null },
    { name: 'factor_value', type: 'real', read: ({ miss }) => miss?.factor?.value ?? null },
    { name: 'factor_rank', type: 'real', read: ({ miss }) => miss?.factor?.rank ?? null },
    { name: 'factor_of', type: 'integer', read: ({ miss }) => miss?.factor?.of ?? null },
    { name: 'list', type: 'text', read: () => set?.id ?? null },
    { name: 'as_of', type: 'date', read: () => (set ? parseIsoDate(set.asOf) : null) },
    { name: 'source', type: 'text', read: () => context.source },
  ];
  return tableOf(columns, linesOf(compared));
}
