import { YEARLY_METRICS, type FundamentalSnapshot, type YearlyPoint } from '@core/domain/fundamentals';
import type { Failure } from '@core/errors';
import { contractFailure } from '../avanza/parse-answer';

export type PageFigures = Omit<FundamentalSnapshot, 'asOf'>;

/** What an instrument showed before this run and what it shows now; null for a part that was not read. */
export interface FigureVisit {
  readonly pageBefore: PageFigures | null;
  readonly pageNow: PageFigures | null;
  readonly yearlyBefore: readonly YearlyPoint[];
  readonly yearlyNow: readonly YearlyPoint[] | null;
}

export interface LostFigures {
  /** Fields of the stock page that every instrument has lost. */
  readonly page: readonly Failure[];
  /** Yearly metrics that every instrument has lost. */
  readonly yearly: readonly Failure[];
}

export interface FigureWatch {
  see(visit: FigureVisit): void;
  lost(): LostFigures;
}

const WATCHED = [
  'marketCapital',
  'operatingCashFlow',
  'priceEarningsRatio',
  'priceBookRatio',
  'priceSalesRatio',
  'evEbitRatio',
  'directYield',
  'returnOnEquity',
  'returnOnTotalAssets',
  'returnOnCapitalEmployed',
  'grossMargin',
] as const;

/** So many instruments do not lose the same figure on one day. */
const TOO_MANY = 20;
/** Every strategy stands on it: a whole market without it is no market but a changed answer. */
const ALWAYS_NEEDED = 'marketCapital';

interface Count {
  before: number;
  now: number;
}

/**
 * Notices that the source has dropped or renamed a figure. Any one instrument may lack it, so no schema can tell;
 * but when twenty that had it have it no more and none shows it, it is not the companies that have changed.
 */
export function createFigureWatch(): FigureWatch {
  const counts = new Map<string, Count>([...WATCHED, ...YEARLY_METRICS].map((name) => [name, { before: 0, now: 0 }]));
  let pages = 0;

  function count(name: string, hadIt: boolean, hasIt: boolean): void {
    const one = counts.get(name)!;
    if (hadIt) one.before += 1;
    if (hasIt) one.now += 1;
  }

  function isLost(name: string): boolean {
    const { before, now } = counts.get(name)!;
    return now === 0 && (before >= TOO_MANY || (name === ALWAYS_NEEDED && pages >= TOO_MANY));
  }

  return {
    see({ pageBefore, pageNow, yearlyBefore, yearlyNow }) {
      if (pageNow) {
        pages += 1;
        for (const name of WATCHED) count(name, (pageBefore?.[name] ?? null) !== null, pageNow[name] !== null);
      }
      if (yearlyNow) {
        const [before, now] = [yearlyBefore, yearlyNow].map((points) => new Set<string>(points.map(({ metric }) => metric)));
        for (const name of YEARLY_METRICS) count(name, before!.has(name), now!.has(name));
      }
    },
    lost: () => ({
      page: WATCHED.filter(isLost).map((name) => contractFailure('stock page', `keyIndicators.${name}`)),
      yearly: YEARLY_METRICS.filter(isLost).map((name) => contractFailure('yearly figures', name)),
    }),
  };
}
