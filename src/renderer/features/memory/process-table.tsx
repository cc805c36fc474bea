import type { MemoryDto } from '@shared/dto/memory';
import { DataTable, type DataColumn } from '../../components/data-table';
import { termOf } from '../../i18n/terms';
import { useWords } from '../../i18n/words';
import { inMegabytes } from '../../lib/format';

type ProcessRow = MemoryDto['processes'][number];

/** Every process with what it takes, the engine's thread in a line of its own, and what the numbers mean here. */
export function ProcessTable({ memory }: { readonly memory: MemoryDto }) {
  const { text, formats } = useWords();
  const words = text.memory;
  const hasEngine = memory.processes.some((process) => process.type === 'engine');
  const bytes = (id: string, title: string, read: (process: ProcessRow) => number | null, className?: string): DataColumn<ProcessRow> => ({
    id,
    title,
    unit: 'MB',
    align: 'right',
    value: (process) => inMegabytes(read(process)),
    missing: words.notReported,
    ...(className === undefined ? {} : { className }),
    cell: (process) => formats.inMegabytes(read(process)),
  });
  const columns: readonly DataColumn<ProcessRow>[] = [
    {
      id: 'process',
      title: words.process,
      value: ({ type }) => termOf(text.terms.processes, type),
      cell: ({ type }) => (
        <>
          <span className={`swatch bar-${type}`} aria-hidden="true" />
          {termOf(text.terms.processes, type)}
        </>
      ),
    },
    { id: 'pid', isLowValue: true, title: 'PID', value: ({ pid }) => pid, align: 'right', className: 'faint', cell: ({ pid }) => pid },
    bytes('pss', words.metricNames[memory.metric], ({ pssBytes }) => pssBytes),
    bytes('private', words.exclusive, ({ privateBytes }) => privateBytes),
    bytes('resident', words.resident, ({ rssBytes }) => rssBytes, 'muted'),
    bytes('heap', words.heap, ({ heapUsedBytes }) => heapUsedBytes),
    { ...bytes('external', words.external, ({ externalBytes }) => externalBytes), isLowValue: true },
    { ...bytes('buffers', words.buffers, ({ arrayBuffersBytes }) => arrayBuffersBytes), isLowValue: true },
  ];
  return (
    <>
      <DataTable
        label={words.process}
        rows={memory.processes}
        columns={columns}
        head="process"
        rowKey={({ type, pid }) => `${type} ${String(pid)}`}
        rowClass={({ type }) => (type === 'engine' ? 'engine-row' : undefined)}
      />
      <p className="lead">{words.metrics[memory.metric]}</p>
      <p className="lead">{words.columns}</p>
      <p className="lead">{hasEngine ? words.engineThread : words.engineIdle}</p>
    </>
  );
}
