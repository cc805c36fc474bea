import type { FundamentalSnapshot, YearlyMetric, YearlyPoint } from '../domain/fundamentals';
import type { DailyBars } from '../domain/price';
import type { EpochDay } from '../time/epoch-day';

export type FactorUnit = 'fraction' | 'multiple' | 'SEK' | 'points' | 'count' | 'days';

interface FactorBase {
  /** Names the quantity and its parameters; two factors with one id are the same column. */
  readonly id: string;
  /** What rows and filters call it. */
  readonly name: string;
  readonly label: string;
  readonly unit: FactorUnit;
  /** Calendar days of price history without which the factor is missing. */
  readonly historyDays: number;
}

/** Computed from the bars while they pass by. Missing: NaN. */
export interface PriceFactor extends FactorBase {
  readonly source: 'price';
  read(bars: DailyBars, asOf: EpochDay): number;
  /** Reads closes with the dividends bought back (core/factors/total-return) instead of plain ones. */
  readonly ofTotalReturn?: true;
  /** The factors whose weighted sum it is; left out for one that stands alone. */
  readonly sumOf?: readonly { readonly factor: PriceFactor; readonly weight: number }[];
  /**
   * The close of the day at which the factor would be `wanted`, every other bar unchanged; it is `value` at `close`.
   * Left out for a factor that does not rise with that close. Missing: NaN where it cannot be told from these numbers.
   */
  closeFor?(wanted: number, value: number, close: number): number;
}

/** What the fundamental factors of one instrument are made of. */
export interface FundamentalInputs {
  readonly asOf: EpochDay;
  readonly snapshot: FundamentalSnapshot | null;
  readonly yearly: readonly YearlyPoint[];
  /** Market value in SEK; NaN when unknown. */
  readonly marketCapSek: number;
  readonly grossMarginYearAgo: number | null;
  readonly sekPerUnit: Readonly<Record<string, number>>;
  /** Works a thing out at the first question and remembers it for the other factors of the instrument that ask for it. */
  once<Result>(name: string, work: () => Result): Result;
}

/** The memory behind `FundamentalInputs.once`: one per instrument. */
export function createOnce(): FundamentalInputs['once'] {
  const known = new Map<string, unknown>();
  return <Result>(name: string, work: () => Result) => {
    if (!known.has(name)) known.set(name, work());
    // The same name always stands for the same work.
    return known.get(name) as Result;
  };
}

/** Computed from the newest own snapshot (`ratio`) or from the yearly reports as well (`yearly`). Missing: NaN. */
export interface FundamentalFactor extends FactorBase {
  readonly source: 'ratio' | 'yearly';
  /** The yearly series it cannot do without. */
  readonly metrics: readonly YearlyMetric[];
  read(inputs: FundamentalInputs): number;
}

/** The market value itself: from the snapshot, or before the first one a proxy scaled by the price. */
export interface CapitalFactor extends FactorBase {
  readonly source: 'capital';
}

export type Factor = PriceFactor | FundamentalFactor | CapitalFactor;

export const marketCap: CapitalFactor = {
  id: 'marketCap',
  name: 'marketCap',
  label: 'Market value of the whole company',
  unit: 'SEK',
  historyDays: 0,
  source: 'capital',
};

/** True for what can only be known from an own snapshot of that day, never from the price history. */
export function needsSnapshot(factor: Factor): boolean {
  return factor.source === 'ratio' || factor.source === 'yearly';
}
