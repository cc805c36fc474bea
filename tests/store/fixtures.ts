import type { FundamentalSnapshot } from '@core/domain/fundamentals';
import { instrumentId } from '@core/domain/instrument';
import { allocateBars, type BarColumns } from '@core/domain/price';
import type { SignalRow, StrategyResult } from '@core/domain/signal';
import { epochDay, isoWeekday, parseIsoDate, type EpochDay, type IsoDate } from '@core/time/epoch-day';
import type { InstrumentRecord } from '../../src/main/store/market/instrument-writer';
import type { PublicationContext } from '../../src/main/store/signals/publication';

export function day(text: string): EpochDay {
  return parseIsoDate(text);
}

export function instrument(orderbookId: string, changes: Partial<InstrumentRecord> = {}): InstrumentRecord {
  return {
    orderbookId: instrumentId(orderbookId),
    isin: `SE${orderbookId.padStart(10, '0')}`,
    ticker: `TST${orderbookId} B`,
    name: `Testbolaget ${orderbookId}`,
    companyId: `c${orderbookId}`,
    type: 'STOCK',
    marketPlace: 'se.xsto.mid cap stockholm',
    list: 'Mid Cap Stockholm',
    currency: 'SEK',
    countryCode: 'SE',
    sectors: ['Mjukvara', 'Teknik'],
    preferred: false,
    depositoryReceipt: false,
    tradable: 'BUYABLE_AND_SELLABLE',
    status: 'listed',
    ...changes,
  };
}

/** Numbers in [0, 1) that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random walk on weekdays with prices of two decimals. */
export function walk(seed: number, first: string, count: number): BarColumns {
  const random = createRandom(seed);
  const bars = allocateBars(count);
  let current = day(first);
  let price = 50 + random() * 200;
  for (let row = 0; row < count; row++) {
    while (isoWeekday(current) > 5) current = epochDay(current + 1);
    price = Math.max(1, price * (1 + (random() - 0.5) * 0.04));
    const cents = (value: number): number => Math.round(value * 100) / 100;
    bars.date[row] = current;
    bars.close[row] = cents(price);
    bars.open[row] = cents(price * (1 + (random() - 0.5) * 0.01));
    bars.high[row] = Math.max(bars.close[row]!, bars.open[row]!);
    bars.low[row] = Math.min(bars.close[row]!, bars.open[row]!);
    bars.volume[row] = Math.floor(random() * 1_000_000);
    current = epochDay(current + 1);
  }
  return bars;
}

export function barsOf(rows: readonly (readonly [date: string, close: number])[]): BarColumns {
  const bars = allocateBars(rows.length);
  rows.forEach(([date, close], row) => {
    bars.date[row] = day(date);
    for (const column of [bars.open, bars.high, bars.low, bars.close]) column[row] = close;
    bars.volume[row] = 100;
  });
  return bars;
}

export function snapshot(asOf: string, changes: Partial<FundamentalSnapshot> = {}): FundamentalSnapshot {
  return {
    asOf: day(asOf),
    reportDate: day('2026-10-20'),
    marketCapital: { value: 1.25e9, currency: 'SEK' },
    operatingCashFlow: { value: 1.5e8, currency: 'SEK' },
    priceEarningsRatio: 14.2,
    priceBookRatio: 2.1,
    priceSalesRatio: 1.4,
    evEbitRatio: 9.5,
    directYield: 0.031,
    ordinaryDirectYield: 0.031,
    totalDirectYield: 0.04,
    returnOnEquity: 0.18,
    returnOnTotalAssets: 0.09,
    returnOnCapitalEmployed: 0.15,
    grossMargin: 0.42,
    numberOfOwners: 12_345,
    ...changes,
  };
}

export function signalRow(orderbookId: string, rank: number | null, changes: Partial<SignalRow> = {}): SignalRow {
  const asOf = '2026-11-23' as IsoDate;
  return {
    orderbookId: instrumentId(orderbookId),
    rank,
    score: rank === null ? null : 1 / rank,
    inTarget: rank !== null && rank <= 10,
    targetWeight: rank !== null && rank <= 10 ? 0.1 : 0,
    state: null,
    event: null,
    stateSince: null,
    components: {
      return3: { value: 0.123456789, rank, asOf },
      return6: { value: 0.234567891, rank, asOf },
      return12: { value: null, rank: null, asOf: null },
      composite: { value: 0.345678912, rank, asOf },
      fScore: { value: 7, rank: null, asOf },
    },
    flags: [],
    historyStart: null,
    status: 'OK',
    ...changes,
  };
}

export function strategyResult(
  strategyId: string, asOf: string, rows: readonly SignalRow[], changes: Partial<StrategyResult> = {},
): StrategyResult {
  return {
    strategyId,
    paramsHash: '0123456789abcdef',
    asOf: asOf as IsoDate,
    engineVersion: 1,
    status: 'OK',
    gate: null,
    universeCount: rows.length,
    eligibleCount: rows.length,
    excluded: { market: 2 },
    rows,
    explanations: rows.map(({ orderbookId }) => ({
      orderbookId,
      filters: [{ name: 'marketCap', passed: true, value: 2e9, limit: 1e9, margin: 1e9 }],
    })),
    ...changes,
  };
}

export function publicationContext(changes: Partial<PublicationContext> = {}): PublicationContext {
  return {
    runId: 'run-1',
    computedAtMs: Date.UTC(2026, 10, 23, 17, 0),
    durationMs: 12.5,
    params: { n: 10 },
    inputHash: 'f'.repeat(64),
    calendarVersion: '2026-1',
    currentShare: 0.98,
    previousAsOf: null,
    changes: [],
    ...changes,
  };
}
