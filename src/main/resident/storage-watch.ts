import { toFailure } from '@core/errors';
import type { AppStateDto } from '@shared/dto/app';

type StorageFault = AppStateDto['storageFault'];

export interface StorageWatch {
  /** Something could not be read or written; remembered when the disk or the folder is at fault. */
  failed(error: unknown): void;
  /** The data folder has taken something, or can be read again. */
  worked(): void;
  /** Null while the data folder takes what is written to it. */
  fault(): StorageFault;
}

/** Whether the data folder takes what is written to it, as everybody who writes finds it. */
export function createStorageWatch(onChanged: () => void): StorageWatch {
  let fault: StorageFault = null;
  function become(next: StorageFault): void {
    if (next === fault) return;
    fault = next;
    onChanged();
  }
  return {
    failed(error) {
      const { kind } = toFailure(error);
      if (kind === 'store-full' || kind === 'store-readonly') become(kind);
    },
    worked() {
      become(null);
    },
    fault: () => fault,
  };
}
