import { Float64, Table, tableFromIPC, tableToIPC, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable, encodeTable } from '@core/columnar/arrow-table';
import type { Column, ColumnarTable } from '@core/columnar/columnar-table';
import { parseIsoDate } from '@core/time/epoch-day';

const TABLE: ColumnarTable = {
  columns: [
    { name: 'date', type: 'date', unit: null, nullable: false, values: Int32Array.from(['2026-11-20', '2026-11-23', '2026-11-24'].map(parseIsoDate)) },
    { name: 'close', type: 'float64', unit: 'SEK', nullable: false, values: Float64Array.from([101.5, 99.25, 100]) },
    { name: 'peRatio', type: 'float64', unit: 'multiple', nullable: true, values: Float64Array.from([12.5, Number.NaN, 0]) },
    { name: 'rank', type: 'int32', unit: 'place', nullable: false, values: Int32Array.from([2, 1, 3]) },
    { name: 'inTarget', type: 'bool', unit: null, nullable: false, values: Uint8Array.from([1, 0, 1]) },
    { name: 'ticker', type: 'utf8', unit: null, nullable: true, values: ['VOLV B', null, 'Åäö'] },
  ],
  metadata: { asOf: '2026-11-24', paramsHash: '44136fa355b3678a' },
};

function valuesOf(table: ColumnarTable, name: string): Column['values'] {
  return table.columns.find((column) => column.name === name)!.values;
}

describe('a table as Arrow', () => {
  it('comes back with its columns, units and metadata', () => {
    expect(decodeTable(encodeTable(TABLE))).toEqual(TABLE);
  });

  it('shows other programs dates as dates, missing values as null and one batch', () => {
    const read = tableFromIPC(encodeTable(TABLE));
    expect(read.batches).toHaveLength(1);
    expect(read.getChild('peRatio')!.toJSON()).toEqual([12.5, null, 0]);
    expect(read.getChild('peRatio')!.nullCount).toBe(1);
    expect(Number(read.getChild('date')!.get(2))).toBe(Date.parse('2026-11-24'));
    expect(read.schema.fields.map((field) => String(field.type))).toEqual(['Date32<DAY>', 'Float64', 'Float64', 'Int32', 'Bool', 'Utf8']);
    expect(read.schema.fields[1]!.metadata.get('unit')).toBe('SEK');
  });

  it('keeps every bit of a number', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (numbers) => {
        const values = Float64Array.from(numbers);
        const columns: Column[] = [{ name: 'x', type: 'float64', unit: null, nullable: true, values }];
        expect(valuesOf(decodeTable(encodeTable({ columns, metadata: {} })), 'x')).toEqual(values);
      }),
    );
  });

  it('keeps flags across byte borders', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (flags) => {
        const values = Uint8Array.from(flags, Number);
        const columns: Column[] = [{ name: 'x', type: 'bool', unit: null, nullable: false, values }];
        expect(valuesOf(decodeTable(encodeTable({ columns, metadata: {} })), 'x')).toEqual(values);
      }),
    );
  });

  it('may have no rows', () => {
    const empty: ColumnarTable = {
      columns: [
        { name: 'close', type: 'float64', unit: 'SEK', nullable: true, values: new Float64Array(0) },
        { name: 'ticker', type: 'utf8', unit: null, nullable: false, values: [] },
        { name: 'inTarget', type: 'bool', unit: null, nullable: false, values: new Uint8Array(0) },
      ],
      metadata: {},
    };
    const read = decodeTable(encodeTable(empty));
    expect(read.columns.map((column) => [column.name, column.values.length])).toEqual([['close', 0], ['ticker', 0], ['inTarget', 0]]);
  });

  it('is read as views of the bytes, without copying a number', () => {
    const bytes = encodeTable(TABLE);
    const { buffer } = bytes;
    const read = decodeTable(bytes);
    for (const name of ['date', 'close', 'peRatio', 'rank']) {
      expect((valuesOf(read, name) as Float64Array | Int32Array).buffer, name).toBe(buffer);
    }
  });

  it('can be read from the middle of another buffer', () => {
    const bytes = encodeTable(TABLE);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeTable(shifted.subarray(3))).toEqual(TABLE);
  });

  it('reads missing values of other writers, in several batches, as NaN', () => {
    const batch = (values: (number | null)[]): Table => new Table({ x: vectorFromArray(values, new Float64()) });
    const bytes = tableToIPC(batch([1, null, 3]).concat(batch([null, 5])));
    expect(tableFromIPC(bytes).batches).toHaveLength(2);
    expect(valuesOf(decodeTable(bytes), 'x')).toEqual(Float64Array.from([1, Number.NaN, 3, Number.NaN, 5]));
  });

  it('refuses columns of different lengths and types it does not know', () => {
    const columns: Column[] = [
      { name: 'a', type: 'int32', unit: null, nullable: false, values: new Int32Array(1) },
      { name: 'b', type: 'int32', unit: null, nullable: false, values: new Int32Array(2) },
    ];
    expect(() => encodeTable({ columns, metadata: {} })).toThrow('b has another length');
    const foreign = tableToIPC(new Table({ big: vectorFromArray([1n, 2n]) }));
    expect(() => decodeTable(foreign)).toThrow('unknown type');
  });
});
