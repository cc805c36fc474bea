import type { YearlyMetric } from '@core/domain/fundamentals';
import { compareValues, known, type Value } from './numbers';
import type { Share } from './share';

const positive = (x: number | null | undefined): Value => (known(x) !== null && x! > 0 ? x! : null);

export const pe = ({ snapshot }: Share): Value => positive(snapshot?.priceEarningsRatio);
export const pb = ({ snapshot }: Share): Value => positive(snapshot?.priceBookRatio);
export const ps = ({ snapshot }: Share): Value => positive(snapshot?.priceSalesRatio);
export const evEbit = ({ snapshot }: Share): Value => positive(snapshot?.evEbitRatio);
export const pocf = (share: Share): Value => {
  const flow = positive(share.flow);
  return share.cap === null || flow === null ? null : share.cap / flow;
};
export const earningsYield = (share: Share): Value => {
  const multiple = evEbit(share);
  return multiple === null ? null : 1 / multiple;
};

/** Dividend yield with extra dividends; `absent` for a company that reports none. */
export const totalYield = ({ snapshot }: Share, absent: Value): Value => {
  const reported = snapshot?.totalDirectYield ?? snapshot?.directYield ?? null;
  return reported === null ? absent : reported < 0 ? null : reported;
};
export const directYield = ({ snapshot }: Share): Value => {
  const reported = known(snapshot?.directYield);
  return reported !== null && reported >= 0 ? reported : null;
};

export const roe = ({ snapshot }: Share): Value => ((snapshot?.priceBookRatio ?? 1) <= 0 ? null : known(snapshot?.returnOnEquity));
export const roa = ({ snapshot }: Share): Value => known(snapshot?.returnOnTotalAssets);
export const roce = ({ snapshot }: Share): Value => known(snapshot?.returnOnCapitalEmployed);
export const flowToEquity = (share: Share): Value => {
  const [book, { flow }] = [pb(share), share];
  return book === null || flow === null || share.cap === null ? null : (book * flow) / share.cap;
};

/** The figure of a financial year as it was known on the day. */
function yearly(share: Share, metric: YearlyMetric, year: number, asOf: number): Value {
  return known(share.yearly.filter((point) => point.metric === metric && point.financialYear === year && point.knownFrom <= asOf).at(-1)?.value);
}

function latestYear(share: Share, metrics: readonly YearlyMetric[], asOf: number): number | null {
  const years = [...new Set(share.yearly.map((point) => point.financialYear))].sort((a, b) => b - a);
  return years.find((year) => metrics.every((metric) => yearly(share, metric, year, asOf) !== null)) ?? null;
}

export function hasMetrics(share: Share, metrics: readonly YearlyMetric[], asOf: number): boolean {
  return metrics.every((metric) => share.yearly.some((point) => point.metric === metric && point.knownFrom <= asOf));
}

export const SCORE_METRICS = ['netProfit', 'totalAssets', 'totalLiabilities', 'sales', 'equityPerShare'] as const;

/** Piotroski's signs as far as they are known, scaled to nine; missing with fewer than six of them. */
export function scaledScore(share: Share, asOf: number): Value {
  const y = latestYear(share, ['netProfit', 'totalAssets', 'totalLiabilities', 'sales'], asOf);
  if (y === null) return null;
  const at = (metric: YearlyMetric, year: number): number => yearly(share, metric, year, asOf) ?? Number.NaN;
  const exceeds = (a: number, b: number): Value => (known(a) === null || known(b) === null ? null : compareValues(a, b, 'high') < 0 ? 1 : 0);
  const onAssets = (metric: YearlyMetric, year: number): number => at(metric, year) / at('totalAssets', year - 1);
  const debt = (year: number): number => at('totalLiabilities', year) / at('totalAssets', year);
  const shareCount = (year: number): number => {
    const count = (at('totalAssets', year) - at('totalLiabilities', year)) / at('equityPerShare', year);
    return count > 0 ? count : Number.NaN;
  };
  const growth = shareCount(y) / shareCount(y - 1);
  const flow = known(share.snapshot?.operatingCashFlow?.value) ?? Number.NaN;
  const signs: Value[] = [
    exceeds(onAssets('netProfit', y), 0),
    exceeds(flow, 0),
    exceeds(onAssets('netProfit', y), onAssets('netProfit', y - 1)),
    exceeds(flow, at('netProfit', y)),
    exceeds(debt(y - 1), debt(y)),
    Number.isNaN(growth) || growth >= 1.8 || growth <= 0.55 ? null : growth <= 1.005 ? 1 : 0,
    exceeds(share.snapshot?.grossMargin ?? Number.NaN, share.marginYearAgo ?? Number.NaN),
    exceeds(onAssets('sales', y), onAssets('sales', y - 1)),
  ];
  const told = signs.filter((sign): sign is number => sign !== null);
  return told.length < 6 ? null : (9 * told.reduce((sum, sign) => sum + sign, 0)) / told.length;
}

/** Yearly growth of a dividend that was never cut, often raised, is covered and is still paid; null when a test fails. */
export function dividendGrowth(share: Share, asOf: number, years = 5): Value {
  const last = latestYear(share, ['dividendPerShare'], asOf);
  if (last === null || last < new Date(asOf * 86_400_000).getUTCFullYear() - 2) return null;
  const paid = Array.from({ length: years + 1 }, (_, i) => yearly(share, 'dividendPerShare', last - years + i, asOf));
  if (paid.some((value) => value === null || value <= 0)) return null;
  const dividends = paid as number[];
  const steps = dividends.slice(1).map((value, i) => value / dividends[i]!);
  const earnings = yearly(share, 'earningsPerShare', last, asOf);
  const isPaidToday = (directYield(share) ?? 0) > 0;
  const isFine = steps.every((step) => step >= 0.999) && steps.filter((step) => step > 1.001).length >= Math.ceil(years / 2);
  if (!isFine || earnings === null || earnings <= 0 || dividends.at(-1)! / earnings > 0.85 || !isPaidToday) return null;
  return (dividends.at(-1)! / dividends[0]!) ** (1 / years) - 1;
}
