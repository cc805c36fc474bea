import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  makeData,
  tableToIPC,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow';
import { raise } from '../errors';
import { packBits, validityOf } from './bitmap';
import type { Column, ColumnarTable, ColumnType } from './columnar-table';

const ARROW_TYPES = {
  int32: () => new Int32(),
  date: () => new DateDay(),
  float64: () => new Float64(),
  bool: () => new Bool(),
  utf8: () => new Utf8(),
} as const satisfies Record<ColumnType, () => DataType>;

/**
 * The Arrow IPC stream of a table, as one record batch.
 * Cost: numeric columns are copied once, never value by value; texts go through Arrow's builder.
 * Errors: `bug` when the columns differ in length.
 */
export function encodeTable(table: ColumnarTable): Uint8Array {
  const rowCount = table.columns[0]?.values.length ?? 0;
  const fields: Field[] = [];
  const children: Data[] = [];
  for (const column of table.columns) {
    if (column.values.length !== rowCount) return raise('bug', `Column ${column.name} has another length.`);
    const metadata = new Map<string, string>(column.unit === null ? [] : [['unit', column.unit]]);
    fields.push(new Field(column.name, ARROW_TYPES[column.type](), column.nullable, metadata));
    children.push(dataOf(column));
  }
  const schema = new Schema(fields, new Map(Object.entries(table.metadata)));
  const rows = makeData({ type: new Struct(fields), length: rowCount, nullCount: 0, children });
  return tableToIPC(new Table(schema, new RecordBatch(schema, rows)), 'stream');
}

function dataOf(column: Column): Data {
  switch (column.type) {
    case 'int32':
      return makeData({ type: new Int32(), data: column.values });
    case 'date':
      return makeData({ type: new DateDay(), data: column.values });
    case 'bool':
      return makeData({ type: new Bool(), length: column.values.length, data: packBits(column.values) });
    case 'float64': {
      // The slot of a missing value keeps its NaN, so that reading it back needs no second column.
      const validity = column.nullable ? validityOf(column.values) : null;
      return makeData({
        type: new Float64(),
        data: column.values,
        ...(validity && { nullBitmap: validity.bitmap, nullCount: validity.missingCount }),
      });
    }
    case 'utf8': {
      const [data] = vectorFromArray(column.values, new Utf8()).data;
      // Without rows the builder makes no data at all.
      return data ?? makeData({ type: new Utf8(), valueOffsets: new Int32Array(1), data: new Uint8Array(0) });
    }
  }
}
