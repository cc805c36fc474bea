import type { BarColumns } from '@core/domain/price';
import { parseIsoDate } from '@core/time/epoch-day';
import vectors from '../../fixtures/indicator-vectors.json';

interface Dataset {
  readonly dates: readonly string[];
  readonly series: { readonly high: readonly number[]; readonly low: readonly number[]; readonly close: readonly number[] };
}

/** The 502-bar series of the published indicator vectors. */
export function referenceSeries(): BarColumns {
  const { dates, series } = (vectors.datasets as unknown as Record<string, Dataset>).si502!;
  return {
    date: Int32Array.from(dates, parseIsoDate),
    open: Float64Array.from(series.close),
    high: Float64Array.from(series.high),
    low: Float64Array.from(series.low),
    close: Float64Array.from(series.close),
    volume: new Float64Array(dates.length).fill(1000),
  };
}

/** A series of closes on consecutive weekdays from 2 January 2023. */
export function weekdaySeries(close: readonly number[]): BarColumns {
  const date = new Int32Array(close.length);
  let day = parseIsoDate('2023-01-02') as number;
  for (let i = 0; i < close.length; i += 1) {
    date[i] = day;
    day += (day + 3) % 7 === 4 ? 3 : 1;
  }
  const prices = Float64Array.from(close);
  return { date, open: prices, high: prices, low: prices, close: prices, volume: new Float64Array(close.length).fill(1000) };
}

export interface VectorEvent {
  readonly index: number;
  readonly event: string;
  readonly stop?: number;
  readonly reason?: string;
}

export interface StateVector {
  readonly id: string;
  readonly strategy: string;
  readonly params: Record<string, number>;
  readonly events: readonly VectorEvent[];
}

export const stateVectors = vectors.stateMachines as unknown as readonly StateVector[];
