import { tableFromIPC, type TypedArray } from '@uwdata/flechette';

const FLOAT_COLUMNS = [
  'open', 'high', 'low', 'close', 'volume', 'sma_50', 'sma_200', 'channel_upper', 'channel_lower', 'rsi_14', 'macd', 'macd_signal', 'macd_histogram',
] as const;
export type PriceColumn = (typeof FLOAT_COLUMNS)[number];

/** The bars of one instrument and the lines drawn over them, row by row of one length; `date` in epoch days. */
export interface PriceColumns extends Readonly<Record<PriceColumn, Float64Array>> {
  readonly date: Int32Array;
}

/**
 * Reads the bytes that `instruments:prices` answers with.
 * Shape: every column is a view into `bytes`; nothing is copied. Missing: NaN, which is what the writer leaves in the
 * slot of a null. Errors: throws when a column is missing or of another type, which only another version could send.
 */
export function readPriceColumns(bytes: Uint8Array): PriceColumns {
  const table = tableFromIPC(bytes);
  function valuesOf(name: string): TypedArray | undefined {
    return table.getChild(name).data[0]?.values;
  }
  const date = valuesOf('date');
  if (!(date instanceof Int32Array)) throw new Error('The days of the prices are no whole numbers.');
  const floats = FLOAT_COLUMNS.map((name) => {
    const values = valuesOf(name);
    if (!(values instanceof Float64Array)) throw new Error(`The column ${name} holds no doubles.`);
    return [name, values] as const;
  });
  return { date, ...(Object.fromEntries(floats) as Record<PriceColumn, Float64Array>) };
}
