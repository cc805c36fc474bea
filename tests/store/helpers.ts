import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Writer } from '../../src/main/store/file/connection';
import { openWriter, type WriterOptions } from '../../src/main/store/file/database';
import { createInstrumentWriter } from '../../src/main/store/market/instrument-writer';
import { temporaryFolder } from '../helpers/temporary-folder';
import { instrument } from './fixtures';

export function openTestWriter(options: WriterOptions = {}, folder = temporaryFolder()): Writer {
  const writer = openWriter(join(folder, 'kursvakt.db'), options);
  onTestFinished(() => writer.close());
  return writer;
}

export function addInstruments(writer: Writer, count: number, firstId = 5000): string[] {
  const instruments = createInstrumentWriter(writer);
  const ids = Array.from({ length: count }, (_, index) => String(firstId + index));
  writer.atomically(() => ids.forEach((id) => instruments.upsert(instrument(id))));
  return ids;
}
