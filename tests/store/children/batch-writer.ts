import { openWriter } from '../../../src/main/store/file/database';
import { createRequestWriter } from '../../../src/main/store/records/requests';

/** Writes batches of 200 rows for ever and says which ones are committed; is killed by its test. */
const BATCH_ROWS = 200;
const writer = openWriter(process.argv[2]!);
const requests = createRequestWriter(writer, 1_000_000);
const newest = writer.query<[], { batch: number | null }>('SELECT max(started_at_ms) AS batch FROM request_log').get();

for (let batch = (newest?.batch ?? 0) + 1; ; batch++) {
  requests.append(
    Array.from({ length: BATCH_ROWS }, (_, row) => ({
      startedAtMs: batch, method: 'GET', host: '127.0.0.1', path: `/${row}`, status: 200, bytes: row,
      durationMs: 1, attempt: 1, failureKind: null,
    })),
  );
  process.stdout.write(`${batch}\n`);
}
