import type { RequestDto } from '@shared/dto/sync';
import { DataTable, type DataColumn } from '../../components/data-table';
import { useWords } from '../../i18n/words';
import { MISSING } from '../../lib/format';

/** Every request that left this computer: when, where to, what came back. */
export function RequestsTable({ requests }: { readonly requests: readonly RequestDto[] }) {
  const { text, formats } = useWords();
  const { activity } = text;
  const columns: readonly DataColumn<RequestDto>[] = [
    { id: 'when', title: activity.when, value: ({ startedAt }) => formats.instantSeconds(startedAt), cell: ({ startedAt }) => formats.instantSeconds(startedAt) },
    { id: 'method', isLowValue: true, title: activity.method, value: ({ method }) => method, cell: ({ method }) => method },
    {
      id: 'path',
      title: activity.path,
      value: ({ host, path }) => `${host}${path}`,
      className: 'path',
      cell: ({ host, path }) => (
        <span title={`${host}${path}`}>
          <span className="faint">{host}</span>
          {path}
        </span>
      ),
    },
    { id: 'status', title: activity.status, value: ({ status, failureKind }) => status ?? failureKind, align: 'right', cell: ({ status, failureKind }) => status ?? failureKind ?? MISSING },
    { id: 'attempt', isLowValue: true, title: activity.attempt, value: ({ attempt }) => attempt, align: 'right', cell: ({ attempt }) => attempt },
    { id: 'size', isLowValue: true, title: activity.size, value: ({ bytes }) => bytes, unit: 'B', align: 'right', cell: ({ bytes }) => formats.integer(bytes) },
    { id: 'took', title: activity.took, value: ({ durationMs }) => durationMs, unit: 'ms', align: 'right', cell: ({ durationMs }) => formats.integer(durationMs) },
  ];
  return (
    <DataTable
      label={activity.requests}
      className="dense"
      rows={requests}
      columns={columns}
      rowKey={({ startedAt }, index) => `${startedAt} ${String(index)}`}
      rowClass={({ failureKind }) => (failureKind === null ? undefined : 'failed')}
    />
  );
}
