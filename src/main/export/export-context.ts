import type { ReadStores } from '../handlers/read-context';
import { createReadStores } from '../handlers/read-context';
import type { Reader } from '../store/file/connection';
import { createExportReader, type ExportReader } from '../store/signals/export-reader';
import { createPriceReader, type PriceReader } from '../store/prices/price-reader';

/** Where the sources of an export read; nothing here can write or compute. */
export interface ExportContext {
  readonly stores: ReadStores;
  readonly prices: PriceReader;
  readonly extra: ExportReader;
  /** The host that the stored figures came from, for the provenance column. */
  readonly source: string | null;
}

export function createExportContext(reader: Reader): ExportContext {
  const extra = createExportReader(reader);
  return { stores: createReadStores(reader), prices: createPriceReader(reader), extra, source: extra.newestHost() };
}
