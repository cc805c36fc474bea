import { isTradingDay } from '@core/calendar/stockholm-calendar';
import type { FundamentalSnapshot, YearlyMetric, YearlyPoint } from '@core/domain/fundamentals';
import { compareInstrumentIds, instrumentId, type Instrument } from '@core/domain/instrument';
import type { Market } from '@core/domain/market';
import { sliceBars, type BarColumns, type Dividend } from '@core/domain/price';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import { computeStrategies, type ComputeHooks } from '@core/engine/compute';
import type { GateThresholds } from '@core/engine/ranking/gates';
import { resolveParams } from '@core/engine/resolve-params';
import type { StrategyResult } from '@core/domain/signal';
import { createCatalogue } from '@core/strategies/catalogue';
import type { Params } from '@core/strategies/parameter-spec';
import { epochDay, parseIsoDate, subMonths, type EpochDay } from '@core/time/epoch-day';
import { barSource } from '../helpers/bar-source';

const catalogue = createCatalogue();

/** A small market lets a golden list be derived by hand; the gates for real markets would close on it. */
export const OPEN_GATES: GateThresholds = {
  minBaseUniverse: 1,
  minMarketCapRatio: 0,
  minFreshBarRatio: 0,
  minYearlyRatio: 0,
  minEligiblePerPlace: 0,
  minEligiblePerPoolName: 0,
};

export const AS_OF = parseIsoDate('2026-08-31');

export interface Line extends Partial<Omit<Instrument, 'orderbookId' | 'ticker'>> {
  readonly id: string;
  readonly ticker: string;
  /** SEK; null: the snapshot does not say. */
  readonly cap?: number | null;
  readonly figures?: Partial<FundamentalSnapshot>;
  readonly yearly?: readonly YearlyPoint[];
  readonly dividends?: readonly Dividend[];
  /** Either a ready series or the steps that `steps` turns into one. */
  readonly bars?: BarColumns;
  readonly steps?: readonly number[];
}

const NO_FIGURES: FundamentalSnapshot = {
  asOf: AS_OF,
  reportDate: null,
  marketCapital: null,
  operatingCashFlow: null,
  priceEarningsRatio: null,
  priceBookRatio: null,
  priceSalesRatio: null,
  evEbitRatio: null,
  directYield: null,
  ordinaryDirectYield: null,
  totalDirectYield: null,
  returnOnEquity: null,
  returnOnTotalAssets: null,
  returnOnCapitalEmployed: null,
  grossMargin: null,
  numberOfOwners: null,
};

export function sek(value: number) {
  return { value, currency: 'SEK' };
}

function tradingDays(from: EpochDay, to: EpochDay): Int32Array {
  const days: number[] = [];
  for (let day = from; day <= to; day = epochDay(day + 1)) if (isTradingDay(day)) days.push(day);
  return Int32Array.from(days);
}

/** Bars on every trading day of the two years up to `asOf`, with the price that `priceAt` gives. */
export function barsOf(priceAt: (day: EpochDay, index: number) => number, asOf: EpochDay = AS_OF, months = 24): BarColumns {
  const date = tradingDays(subMonths(asOf, months), asOf);
  const close = Float64Array.from(date, (day, index) => priceAt(epochDay(day), index));
  return { date, open: close, high: close, low: close, close, volume: new Float64Array(date.length).fill(1_000_000) };
}

/**
 * A price that moves in four steps only: the first level holds to the anchor twelve months ago, the second to
 * the one six months ago, the third to three months ago, the last to today. So ret12 = last / first − 1, and so on.
 */
export function stepBars([at12, at6, at3, now]: readonly number[], asOf: EpochDay = AS_OF): BarColumns {
  const anchors = [12, 6, 3].map((months) => subMonths(asOf, months));
  return barsOf((day) => (day <= anchors[0]! ? at12! : day <= anchors[1]! ? at6! : day <= anchors[2]! ? at3! : now!), asOf);
}

export function yearlyPoints(perMetric: Partial<Record<YearlyMetric, Readonly<Record<number, number>>>>): YearlyPoint[] {
  const points: YearlyPoint[] = [];
  for (const metric of Object.keys(perMetric).sort() as YearlyMetric[]) {
    for (const [year, value] of Object.entries(perMetric[metric]!)) {
      points.push({ metric, financialYear: Number(year), knownFrom: parseIsoDate(`${Number(year) + 1}-05-01`), value });
    }
  }
  return points;
}

export interface MarketOptions {
  readonly asOf?: EpochDay;
  readonly firstSnapshot?: EpochDay | null;
  readonly capProxy?: Market['capProxy'];
  readonly watchlist?: readonly string[];
}

export function buildMarket(lines: readonly Line[], options: MarketOptions = {}): Market {
  const asOf = options.asOf ?? AS_OF;
  const sorted = [...lines].sort((a, b) => compareInstrumentIds(a.id, b.id));
  const series = sorted.map((line) => line.bars ?? stepBars(line.steps ?? [100, 100, 100, 100], asOf));
  return {
    asOf,
    instruments: sorted.map((line) => ({
      orderbookId: instrumentId(line.id),
      isin: null,
      ticker: line.ticker,
      name: line.name ?? line.ticker,
      companyId: line.companyId ?? null,
      type: line.type ?? 'STOCK',
      marketPlace: line.marketPlace === undefined ? 'se.xsto.mid cap stockholm' : line.marketPlace,
      list: null,
      currency: line.currency === undefined ? 'SEK' : line.currency,
      countryCode: 'SE',
      sectors: line.sectors ?? ['Industri'],
      preferred: line.preferred ?? false,
      depositoryReceipt: false,
      tradable: line.tradable === undefined ? 'BUYABLE_AND_SELLABLE' : line.tradable,
      status: line.status ?? 'listed',
      firstBar: null,
      lastBar: line.lastBar ?? null,
    })),
    bars: barSource(series.length, (index, upTo) => {
      const bars = series[index]!;
      let end = bars.date.length;
      while (end > 0 && bars.date[end - 1]! > upTo) end -= 1;
      return sliceBars(bars, 0, end);
    }),
    snapshots: sorted.map((line) => {
      if (line.cap === null) return null;
      return { ...NO_FIGURES, asOf, marketCapital: sek(line.cap ?? 10e9), ...line.figures };
    }),
    grossMarginYearAgo: sorted.map(() => null),
    yearly: sorted.map((line) => line.yearly ?? []),
    dividends: sorted.map((line) => line.dividends ?? []),
    sekPerUnit: { SEK: 1, EUR: 11 },
    firstSnapshot: options.firstSnapshot === undefined ? epochDay(asOf - 400) : options.firstSnapshot,
    capProxy: options.capProxy ?? sorted.map(() => null),
    watchlist: new Set(options.watchlist ?? []),
  };
}

export function quietHooks(gates: GateThresholds = OPEN_GATES): ComputeHooks {
  return { engineVersion: ENGINE_VERSION, isCancelled: () => false, onProgress: () => undefined, gates };
}

/** One strategy on one market, by its id. */
export function runStrategy(market: Market, id: string, overrides: Params = {}, hooks: ComputeHooks = quietHooks()): StrategyResult {
  const strategy = catalogue.find(id);
  const variant = { strategy, params: resolveParams(strategy, overrides), paramsHash: '0123456789abcdef' };
  return computeStrategies(market, [variant], hooks)[0]!;
}

export function tickersOf(market: Market, rows: StrategyResult['rows']): string[] {
  const tickers = new Map<string, string>(market.instruments.map(({ orderbookId, ticker }) => [orderbookId, ticker]));
  return rows.map((row) => tickers.get(row.orderbookId)!);
}

export function filtersOf(market: Market, result: StrategyResult, ticker: string) {
  const index = market.instruments.findIndex((instrument) => instrument.ticker === ticker);
  return result.explanations[index]!.filters;
}
