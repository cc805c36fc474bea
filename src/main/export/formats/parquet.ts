import type { SchemaElement } from 'hyparquet-writer';
import { rowCountOf, type ExportBatch, type ExportCell, type ExportTable, type ExportType } from '../export-table';
import type { ByteSink } from '../file-sink';

/** Rows that share statistics: few groups read faster, and one group is all that is held. */
const GROUP_ROWS = 50_000;

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  real: { type: 'DOUBLE' },
  flag: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<ExportType, Partial<SchemaElement>>;

function schemaOf(table: ExportTable): SchemaElement[] {
  return [
    { name: 'root', num_children: table.columns.length },
    ...table.columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] })),
  ];
}

/** A Parquet file, compressed with Snappy. Shape: row groups of about 50,000 rows. Cost: one group in memory. */
export async function writeParquet(table: ExportTable, sink: ByteSink): Promise<number> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const flush = (): void => {
    sink.write(bytes.getBytes());
    bytes.index = 0;
  };
  const writer = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema: schemaOf(table),
    createdBy: 'Kursvakt',
  });
  let rows = 0;
  let group: ExportCell[][] = table.columns.map(() => []);

  async function writeGroup(): Promise<void> {
    if (rowCountOf(group) === 0) return;
    await writer.write({ columnData: table.columns.map(({ name }, index) => ({ name, data: group[index]! })), rowGroupSize: GROUP_ROWS * 2 });
    rows += rowCountOf(group);
    group = table.columns.map(() => []);
  }
  function add(batch: ExportBatch): void {
    batch.forEach((cells, index) => {
      const column = group[index]!;
      for (const cell of cells) column.push(cell);
    });
  }

  for (const batch of table.batches) {
    add(batch);
    if (rowCountOf(group) >= GROUP_ROWS) await writeGroup();
  }
  await writeGroup();
  await writer.finish();
  return rows;
}
