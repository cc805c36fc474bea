import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';

/** A value at a bar; null says that it has to be missing. */
export type ExpectedPoint = readonly [index: number, value: number | null];

export interface ReferenceVector {
  readonly id: string;
  readonly indicator: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly dataset: string;
  readonly matchesSpec: boolean;
  readonly tolerance: number;
  readonly firstIndex: number;
  readonly expected: Readonly<Record<string, readonly ExpectedPoint[]>>;
}

export interface ReferenceDataset {
  readonly rows: number;
  readonly dates?: readonly string[];
  readonly series: { readonly close: readonly number[]; readonly high?: readonly number[]; readonly low?: readonly number[] };
}

export interface EdgeCase {
  readonly id: string;
  readonly close: readonly number[];
  readonly expected: Readonly<Record<string, readonly ExpectedPoint[]>>;
  readonly tolerance: number;
  readonly why: string;
}

interface ReferenceFile {
  readonly datasets: Readonly<Record<string, ReferenceDataset>>;
  readonly vectors: readonly ReferenceVector[];
  readonly edgeCases: readonly EdgeCase[];
  readonly factorExample: {
    readonly asOf: string;
    readonly dataset: string;
    readonly r3: number;
    readonly r6: number;
    readonly r12: number;
    readonly compositeMomentum: number;
    readonly mom12_1: number;
    readonly high52wRatio: number;
    readonly high52wBars: number;
    readonly vol252: number;
    readonly anchors: Readonly<Record<'m1' | 'm3' | 'm6' | 'm12', string>>;
  };
  readonly strategyVectors: {
    readonly monthAnchor: readonly { readonly date: string; readonly months: number; readonly anchor: string }[];
    readonly rankAverage: readonly {
      readonly values: readonly (number | null)[];
      readonly direction: 'asc' | 'desc';
      readonly ranks: readonly number[];
    }[];
    readonly barLookup: readonly {
      readonly dates: readonly string[];
      readonly target: string;
      readonly staleDays: number;
      readonly index: number | null;
    }[];
    readonly percentile100: { readonly values: readonly (number | null)[]; readonly scores: readonly number[] };
    readonly totalReturn: {
      readonly close: readonly number[];
      readonly dividends: readonly { readonly index: number; readonly amount: number }[];
      readonly totalReturn: readonly number[];
    };
    readonly topFraction: readonly { readonly n: number; readonly q: number; readonly k: number }[];
    readonly sortKey12: readonly { readonly value: number; readonly key: number }[];
    readonly paramsHash: readonly {
      readonly params: Readonly<Record<string, null | number | string | readonly number[]>>;
      readonly canonical: string;
      readonly paramsHash: string;
    }[];
    readonly compositeMomentumPublished: {
      readonly rows: readonly {
        readonly ticker: string;
        readonly r3: number;
        readonly r6: number;
        readonly r12: number;
        readonly composite: number;
        readonly rank: number;
      }[];
    };
  };
}

const file = resolve(import.meta.dirname, '../../fixtures/indicator-vectors.json');

export const reference = JSON.parse(readFileSync(file, 'utf8')) as ReferenceFile;

export function column(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

export function datasetColumns(name: string): { close: Float64Array; high: Float64Array; low: Float64Array } {
  const { series } = reference.datasets[name]!;
  const close = column(series.close);
  return { close, high: series.high ? column(series.high) : close, low: series.low ? column(series.low) : close };
}

export function expectPoints(actual: Float64Array, expected: readonly ExpectedPoint[], tolerance: number): void {
  for (const [index, value] of expected) {
    if (value === null) expect(actual[index], `index ${index}`).toBeNaN();
    else expect(Math.abs(actual[index]! - value), `index ${index}: ${actual[index]} for ${value}`).toBeLessThanOrEqual(tolerance);
  }
}

/** The first index at which a column has a value; its length when it has none. */
export function firstValue(values: Float64Array): number {
  const index = values.findIndex((value) => !Number.isNaN(value));
  return index < 0 ? values.length : index;
}

/** The contract's equality of two computed numbers; NaN equals NaN. */
export function expectSame(actual: Float64Array, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i += 1) {
    const a = actual[i]!;
    const b = expected[i]!;
    if (Number.isNaN(b)) expect(a, `index ${i}`).toBeNaN();
    else expect(Math.abs(a - b), `index ${i}: ${a} for ${b}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));
  }
}
