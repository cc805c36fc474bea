import type { RecordBatch, TypeMap } from 'apache-arrow';
import { rowCountOf, type ExportBatch, type ExportTable, type ExportType } from '../export-table';
import type { ByteSink } from '../file-sink';

const DAY_MS = 86_400_000;

/** Arrow's builders take a day as a date, not as its number. */
function valuesFor(type: ExportType, cells: ExportBatch[number]): readonly unknown[] {
  if (type !== 'date') return cells;
  return cells.map((cell) => (typeof cell === 'number' ? new Date(cell * DAY_MS) : null));
}

/** An Arrow IPC file (“Feather 2”), one record batch per stretch of rows. Cost: one stretch in memory. */
export async function writeArrow(table: ExportTable, sink: ByteSink): Promise<number> {
  const arrow = await import('apache-arrow');
  const types = {
    text: () => new arrow.Utf8(),
    integer: () => new arrow.Int32(),
    real: () => new arrow.Float64(),
    flag: () => new arrow.Bool(),
    date: () => new arrow.DateDay(),
    instant: () => new arrow.TimestampMillisecond('UTC'),
  } as const satisfies Record<ExportType, () => InstanceType<typeof arrow.DataType>>;
  const fields = table.columns.map(({ name, type }) => new arrow.Field(name, types[type](), true));
  const schema = new arrow.Schema<TypeMap>(fields);
  let rows = 0;

  function recordBatch(batch: ExportBatch): RecordBatch<TypeMap> {
    const length = rowCountOf(batch);
    const children = table.columns.map(({ type }, index) => {
      const [data] = arrow.vectorFromArray(valuesFor(type, batch[index]!), types[type]()).data;
      return data!;
    });
    rows += length;
    return new arrow.RecordBatch<TypeMap>(schema, arrow.makeData({ type: new arrow.Struct(fields), length, nullCount: 0, children }));
  }
  /** Pauses after every batch, so that what was written is taken away before the next one is made. */
  async function* recordBatches(): AsyncGenerator<RecordBatch<TypeMap>> {
    for (const batch of table.batches) {
      if (rowCountOf(batch) === 0) continue;
      yield recordBatch(batch);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  const writer = new arrow.RecordBatchFileWriter();
  writer.reset(undefined, schema);
  const written = (async () => {
    for await (const batch of recordBatches()) writer.write(batch);
    writer.close();
  })();
  const taken = (async () => {
    for await (const chunk of writer as AsyncIterable<Uint8Array>) sink.write(chunk);
  })();
  await Promise.all([written, taken]);
  return rows;
}
