import { raise } from '@core/errors';
import type { DataSource } from '@core/domain/provider';
import type { Reader, Writer } from '../store/file/connection';
import { readDataSource, writeDataSource } from '../store/market/data-source';

const NAMES: Readonly<Record<DataSource, string>> = { avanza: 'Avanza', 'this-computer': 'a market on this computer' };

/**
 * Another market's shares would stand beside the stored ones under the same ids, and no list could tell.
 * Returns what is stored; null when nothing is. Errors: `other-source` when it came from somewhere else.
 */
export function refuseOtherSource(reader: Reader, source: DataSource): DataSource | null {
  const stored = readDataSource(reader);
  if (stored === null || stored === source) return stored;
  return raise('other-source', `This data folder holds prices from ${NAMES[stored]}; they are not mixed with those from ${NAMES[source]}.`);
}

/** The first sync decides whose prices a data folder holds. Errors: those of `refuseOtherSource`. */
export function claimDataSource(writer: Writer, source: DataSource): void {
  if (refuseOtherSource(writer, source) === null) writeDataSource(writer, source);
}
