import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportedFile, ExportFormat, ExportRequest } from '@shared/dto/export';
import type { FailureDto } from '@shared/dto/sync';
import type { Client } from '../../api/client';

export interface Exporting {
  readonly format: ExportFormat;
  readonly pending: boolean;
  readonly written: ExportedFile | null;
  readonly failure: FailureDto | null;
  setFormat(format: ExportFormat): void;
  /** Writes the table where the person says; nothing happens when they think better of it. */
  start(request: Omit<ExportRequest, 'format'>): Promise<void>;
  reveal(): Promise<void>;
  /** Forgets the outcome of the export before, keeps the chosen format. */
  reset(): void;
}

/** A table on its way to a file. */
export function createExportStore({ client }: { readonly client: Client }): StoreApi<Exporting> {
  return createStore<Exporting>()((set, get) => ({
    format: 'xlsx',
    pending: false,
    written: null,
    failure: null,
    setFormat: (format) => {
      set({ format, written: null, failure: null });
    },
    async start(request) {
      set({ pending: true, written: null, failure: null });
      const answer = await client.call('export:table', { ...request, format: get().format });
      set({ pending: false, written: answer.ok ? answer.value : null, failure: answer.ok ? null : answer.failure });
    },
    async reveal() {
      await client.call('export:reveal', {});
    },
    reset: () => {
      set({ written: null, failure: null });
    },
  }));
}
