import { assertNever } from '@core/errors';
import type { ExportedFile, ExportRequest } from '@shared/dto/export';
import { openReader } from '../store/file/database';
import { assertOutsideFile } from '../store/file/own-files';
import type { ExportTable } from './export-table';
import { createExportContext, type ExportContext } from './export-context';
import { createFileSink, type ByteSink, type WriteBytes } from './file-sink';
import { writeArrow } from './formats/arrow';
import { writeCsv } from './formats/csv';
import { writeParquet } from './formats/parquet';
import { writeXlsx } from './formats/xlsx';
import { jobsTable, requestsTable, runsTable } from './sources/activity';
import { changesTable } from './sources/changes';
import { compareTable } from './sources/compare';
import { eventsTable } from './sources/events';
import { historyTable } from './sources/history';
import { instrumentsTable } from './sources/instruments';
import { overlapNamesTable, overlapTable } from './sources/overlap';
import { portfolioTable } from './sources/portfolio';
import { pricesTable } from './sources/prices';
import { signalsTable } from './sources/signals';

function tableFor(context: ExportContext, request: ExportRequest): ExportTable {
  switch (request.table) {
    case 'signals':
      return signalsTable(context, request);
    case 'changes':
      return changesTable(context, request);
    case 'portfolio':
      return portfolioTable(context, request);
    case 'history':
      return historyTable(context, request);
    case 'overlap':
      return overlapTable(context);
    case 'overlap-names':
      return overlapNamesTable(context);
    case 'compare':
      return compareTable(context, request);
    case 'events':
      return eventsTable(context, request);
    case 'jobs':
      return jobsTable(context);
    case 'instruments':
      return instrumentsTable(context);
    case 'prices':
      return pricesTable(context, request);
    case 'runs':
      return runsTable(context);
    case 'requests':
      return requestsTable(context);
    default:
      return assertNever(request.table);
  }
}

function writeTable(table: ExportTable, sink: ByteSink, { format, dialect }: ExportRequest): Promise<number> {
  switch (format) {
    case 'csv':
      return writeCsv(table, sink, dialect);
    case 'xlsx':
      return writeXlsx(table, sink);
    case 'parquet':
      return writeParquet(table, sink);
    case 'arrow':
      return writeArrow(table, sink);
    default:
      return assertNever(format);
  }
}

/**
 * Writes a stored table to a file. Reads what runs have published and computes nothing.
 * Errors: `no-data` before the first sync, `invalid-input` naming what was wrong, `store-full`, `store-readonly`;
 * in every case a file of that name is as it was before.
 */
export async function exportToFile(databaseFile: string, request: ExportRequest, file: string, writeBytes?: WriteBytes): Promise<ExportedFile> {
  assertOutsideFile(databaseFile, file);
  const reader = openReader(databaseFile);
  try {
    const table = reader.consistently(() => tableFor(createExportContext(reader), request));
    const sink = createFileSink(file, writeBytes);
    try {
      const rows = await writeTable(table, sink, request);
      return { file, rows, bytes: sink.finish() };
    } catch (caught) {
      sink.abandon();
      throw caught;
    }
  } finally {
    reader.close();
  }
}
