import type { DataSource } from '@core/domain/provider';
import type { Reader, Writer } from '../file/connection';

/** Missing: null when nothing of any market is stored. */
export function readDataSource(reader: Reader): DataSource | null {
  const stored = reader.query<[], { kind: DataSource }>('SELECT kind FROM data_source WHERE EXISTS (SELECT 1 FROM instrument)');
  return stored.get()?.kind ?? null;
}

export function writeDataSource(writer: Writer, source: DataSource): void {
  const put = writer.command<[DataSource]>(
    'INSERT INTO data_source (only_row, kind) VALUES (1, ?) ON CONFLICT (only_row) DO UPDATE SET kind = excluded.kind',
  );
  put.run(source);
}
