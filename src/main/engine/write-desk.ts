import { KursvaktError, type Failure } from '@core/errors';
import type { EngineWrite } from '@shared/engine/writes';
import type { EngineThread } from './thread';

export interface WriteDesk {
  /** False when the thread ended without having written. Errors: what kept it from being written. */
  write(writes: readonly EngineWrite[]): Promise<boolean>;
  written(id: number, failure: Failure | null): void;
  /** The thread is gone. */
  close(): void;
}

/** Small writes that a running thread is asked for, until it has answered each. */
export function createWriteDesk(thread: Pick<EngineThread, 'postMessage'>): WriteDesk {
  const open = new Map<number, { resolve(isWritten: boolean): void; reject(error: unknown): void }>();
  let isClosed = false;
  let lastId = 0;
  return {
    write(writes) {
      if (isClosed) return Promise.resolve(false);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject });
        thread.postMessage({ type: 'write', id, writes: [...writes] });
      });
    },
    written(id, failure) {
      const asked = open.get(id);
      open.delete(id);
      if (failure === null) asked?.resolve(true);
      else asked?.reject(new KursvaktError(failure));
    },
    close() {
      isClosed = true;
      for (const { resolve } of open.values()) resolve(false);
      open.clear();
    },
  };
}
