import {
  Bool,
  DataType,
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
  tableFromIPC,
  tableToIPC,
  vectorFromArray,
  type Data,
  type Vector,
} from 'apache-arrow';
import { raise } from '../errors';
import { packBits, unpackBits, validityOf } from './bitmap';
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

/**
 * Reads an Arrow IPC stream or file with columns of the five types above.
 * Shape: numeric columns are views of `bytes` when the stream holds one batch, so `bytes` must stay as it is.
 * Errors: `contract` for a column of another type.
 */
export function decodeTable(bytes: Uint8Array): ColumnarTable {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map((field) => columnOf(field, table.getChild(field.name)!));
  return { columns, metadata: Object.fromEntries(table.schema.metadata) };
}

function columnOf(field: Field, vector: Vector): Column {
  const head = { name: field.name, unit: field.metadata.get('unit') ?? null };
  if (DataType.isUtf8(field.type)) {
    return { ...head, type: 'utf8', nullable: field.nullable, values: vector.toArray() as (string | null)[] };
  }
  if (DataType.isFloat(field.type) && field.type.ArrayType === Float64Array) {
    return { ...head, type: 'float64', nullable: field.nullable, values: floatsOf(vector) };
  }
  if (vector.nullCount > 0) return raise('contract', `Column ${field.name} has missing values.`);
  if (DataType.isBool(field.type)) return { ...head, type: 'bool', nullable: false, values: flagsOf(vector) };
  if (DataType.isDate(field.type) && field.type.ArrayType === Int32Array) {
    return { ...head, type: 'date', nullable: false, values: wholeNumbersOf(vector) };
  }
  if (DataType.isInt(field.type) && field.type.ArrayType === Int32Array) {
    return { ...head, type: 'int32', nullable: false, values: wholeNumbersOf(vector) };
  }
  return raise('contract', `Column ${field.name} has the unknown type ${String(field.type)}.`);
}

/** The raw days or numbers; the vector's own `toArray` would turn every day into milliseconds. */
function wholeNumbersOf(vector: Vector): Int32Array {
  const [first] = vector.data;
  if (first !== undefined && vector.data.length === 1) return (first.values as Int32Array).subarray(0, first.length);
  const values = new Int32Array(vector.length);
  let start = 0;
  for (const chunk of vector.data) {
    values.set((chunk.values as Int32Array).subarray(0, chunk.length), start);
    start += chunk.length;
  }
  return values;
}

/** Values with NaN where the validity bitmap says missing, which other writers leave as any number. */
function floatsOf(vector: Vector): Float64Array {
  let values = vector.toArray() as Float64Array;
  if (vector.nullCount === 0) return values;
  let owned = false;
  let start = 0;
  for (const chunk of vector.data) {
    for (let i = 0; i < chunk.length; i += 1) {
      const bit = chunk.offset + i;
      const missing = chunk.nullCount > 0 && ((chunk.nullBitmap[bit >> 3]! >> (bit & 7)) & 1) === 0;
      if (!missing || values[start + i] !== values[start + i]) continue;
      if (!owned) values = values.slice();
      owned = true;
      values[start + i] = Number.NaN;
    }
    start += chunk.length;
  }
  return values;
}

function flagsOf(vector: Vector): Uint8Array {
  const flags = new Uint8Array(vector.length);
  let start = 0;
  for (const chunk of vector.data) {
    unpackBits(chunk.values as Uint8Array, chunk.offset, flags.subarray(start, start + chunk.length));
    start += chunk.length;
  }
  return flags;
}
