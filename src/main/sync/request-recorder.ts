import type { RequestLogEntry } from '@core/domain/provider';
import type { Writer } from '../store/file/connection';
import { createRequestWriter } from '../store/records/requests';

export interface RequestRecorder {
  add(entry: RequestLogEntry): void;
  flush(): void;
}

/** One transaction for many requests: the log must not cost more than what it logs. */
const BATCH = 100;

export function createRequestRecorder(writer: Writer): RequestRecorder {
  const requests = createRequestWriter(writer);
  let waiting: RequestLogEntry[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    requests.append(waiting);
    waiting = [];
  };
  return {
    add(entry) {
      waiting.push(entry);
      if (waiting.length >= BATCH) flush();
    },
    flush,
  };
}
