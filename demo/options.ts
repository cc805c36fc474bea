/** Behaviours of the real service that nobody has recorded: each can be set either way. */
export interface DemoSwitches {
  /** Show the session after today as a running, unfinished day in daily charts. */
  readonly provisionalDay: boolean;
  /** Longest from–to window of daily bars, in days; longer ones are refused. */
  readonly dailySpanLimitDays: number;
  /** A resolution that a period does not offer. */
  readonly unofferedResolution: 'refuse' | 'fall-back';
  /** Unit of the list's `…ChangePercent` fields. */
  readonly listChangeUnit: 'fraction' | 'percent';
  /** Chart of a delisted line. */
  readonly delistedChart: 'missing' | 'last-known';
  /** Refuse requests without a User-Agent. */
  readonly requireUserAgent: boolean;
}

/** Five years, leap days and a few days of grace. */
const FIVE_YEARS_DAYS = 5 * 365 + 2 + 5;

export const DEFAULT_SWITCHES: DemoSwitches = {
  provisionalDay: false,
  dailySpanLimitDays: FIVE_YEARS_DAYS,
  unofferedResolution: 'refuse',
  listChangeUnit: 'fraction',
  delistedChart: 'missing',
  requireUserAgent: false,
};

export interface DemoMarketOptions {
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly seed?: number;
  /** Number of companies; all of them (about 680) when left out. */
  readonly companies?: number;
  /** Years of price history before the first day. */
  readonly years?: number;
  /** The market's first day, `YYYY-MM-DD`; the latest complete session of `nowMs` when left out. */
  readonly today?: string;
  /** The instant from which the first day is derived; the system clock when left out. */
  readonly nowMs?: number;
  /** Mean delay of an answer; single delays vary by half of it. */
  readonly latencyMs?: number;
  readonly switches?: Partial<DemoSwitches>;
}

export const DEFAULT_SEED = 20_061_130;
export const DEFAULT_YEARS = 10;
