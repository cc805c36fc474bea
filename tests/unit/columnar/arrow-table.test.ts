import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTable } from '@core/columnar/arrow-table';
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

describe('a table as Arrow', () => {
  it('shows other programs dates as dates, missing values as null and one batch', () => {
    const read = tableFromIPC(encodeTable(TABLE));
    expect(read.batches).toHaveLength(1);
    expect(read.getChild('peRatio')!.toJSON()).toEqual([12.5, null, 0]);
    expect(read.getChild('peRatio')!.nullCount).toBe(1);
    expect(Number(read.getChild('date')!.get(2))).toBe(Date.parse('2026-11-24'));
    expect(read.schema.fields.map((field) => String(field.type))).toEqual(['Date32<DAY>', 'Float64', 'Float64', 'Int32', 'Bool', 'Utf8']);
    expect(read.schema.fields.map(({ name, metadata }) => [name, metadata.get('unit') ?? null])).toEqual(TABLE.columns.map(({ name, unit }) => [name, unit]));
    expect(read.schema.fields.map(({ nullable }) => nullable)).toEqual(TABLE.columns.map(({ nullable }) => nullable));
    expect(Object.fromEntries(read.schema.metadata)).toEqual(TABLE.metadata);
    for (const [name, values] of [['close', [101.5, 99.25, 100]], ['rank', [2, 1, 3]], ['inTarget', [true, false, true]], ['ticker', ['VOLV B', null, 'Åäö']]] as const) {
      expect(read.getChild(name)!.toJSON(), name).toEqual(values);
    }
  });

  it('keeps every bit of a number', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (numbers) => {
        const values = Float64Array.from(numbers);
        const columns: Column[] = [{ name: 'x', type: 'float64', unit: null, nullable: true, values }];
        expect(tableFromIPC(encodeTable({ columns, metadata: {} })).getChild('x')!.data[0]?.values ?? new Float64Array(0)).toEqual(values);
      }),
    );
  });

  it('keeps flags across byte borders', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (flags) => {
        const values = Uint8Array.from(flags, Number);
        const columns: Column[] = [{ name: 'x', type: 'bool', unit: null, nullable: false, values }];
        expect(tableFromIPC(encodeTable({ columns, metadata: {} })).getChild('x')!.toJSON()).toEqual(flags);
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
    const read = tableFromIPC(encodeTable(empty));
    expect(read.schema.fields.map(({ name }) => [name, read.getChild(name)!.length])).toEqual([['close', 0], ['ticker', 0], ['inTarget', 0]]);
  });

  it('refuses columns of different lengths', () => {
    const columns: Column[] = [
      { name: 'a', type: 'int32', unit: null, nullable: false, values: new Int32Array(1) },
      { name: 'b', type: 'int32', unit: null, nullable: false, values: new Int32Array(2) },
    ];
    expect(() => encodeTable({ columns, metadata: {} })).toThrow('b has another length');
  });
});
