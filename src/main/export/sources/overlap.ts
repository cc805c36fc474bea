import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { HeldSetDto, OverlapDto, OverlapMemberDto } from '@shared/dto/overlap';
import { readOverlap } from '../../handlers/overlap';
import { tableOf, type ColumnOf, type ExportTable } from '../export-table';
import type { ExportContext } from '../export-context';

function overlapOf({ stores }: ExportContext): OverlapDto {
  const overlap = readOverlap({ stores });
  return overlap.sets.length > 0 ? overlap : raise('no-data', 'Nothing has been published yet.', { remedy: 'Start a sync first.' });
}

interface MatrixLine {
  readonly set: HeldSetDto;
  readonly counts: readonly number[];
}

/** How many names each pair of lists shares: a row and a column per list, its own size where they meet. */
export function overlapTable(context: ExportContext): ExportTable {
  const { sets, shared } = overlapOf(context);
  const columns: readonly ColumnOf<MatrixLine>[] = [
    { name: 'list', type: 'text', read: ({ set }) => set.id },
    { name: 'variant', type: 'text', read: ({ set }) => set.variant },
    { name: 'as_of', type: 'date', read: ({ set }) => parseIsoDate(set.asOf) },
    ...sets.map(({ id }, place): ColumnOf<MatrixLine> => ({ name: id, type: 'integer', read: ({ counts }) => counts[place] ?? null })),
    { name: 'source', type: 'text', read: () => context.source },
  ];
  return tableOf(columns, sets.map((set, place): MatrixLine => ({ set, counts: shared[place]! })));
}

/** Every held name with the lists that hold it: those in most lists first. */
export function overlapNamesTable(context: ExportContext): ExportTable {
  const { members } = overlapOf(context);
  const columns: readonly ColumnOf<OverlapMemberDto>[] = [
    { name: 'orderbook_id', type: 'text', read: (one) => one.orderbookId },
    { name: 'ticker', type: 'text', read: (one) => one.ticker },
    { name: 'name', type: 'text', read: (one) => one.name },
    { name: 'list_count', type: 'integer', read: ({ setIds }) => setIds.length },
    { name: 'lists', type: 'text', read: ({ setIds }) => setIds.join(', ') },
    { name: 'source', type: 'text', read: () => context.source },
  ];
  return tableOf(columns, members);
}
