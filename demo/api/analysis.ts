import { calendarDate, toIsoDate } from '@core/time/epoch-day';
import { yearlyDividend } from '../world/dividends';
import { quarterFigures, SEK_PER_UNIT, twelveMonths, type QuarterFigures, type TwelveMonths } from '../world/figures';
import { isSteady, mainLine, type Listing, type World } from '../world/world';
import { financialYearOf, periodEnd, quarterOfYear, reportDay, type QuarterNumber } from '../world/report-calendar';
import { json } from './answer';
import { rounded, scientific, type Json } from './json';
import { forListedStock } from './stock-page';

/** From this age on the service no longer knows when a year was reported. */
const DATED_YEARS = 7;
const QUARTERS = 9;

interface Period {
  readonly quarter: QuarterNumber;
  readonly reportType: string;
  readonly date: string | undefined;
  /** Null: listed, but not reported yet. */
  readonly figures: TwelveMonths | null;
  /** SEK price of the main line around the period's end. */
  readonly price: number;
}

interface Metric {
  readonly family: 'companyFinancials' | 'companyKeyRatios' | 'stockKeyRatios';
  readonly name: string;
  readonly value: (figures: TwelveMonths, price: number) => number;
  readonly wholeUnits?: boolean;
}

const METRICS: readonly Metric[] = [
  { family: 'companyFinancials', name: 'sales', value: (f) => f.sales, wholeUnits: true },
  { family: 'companyFinancials', name: 'netProfit', value: (f) => f.netProfit, wholeUnits: true },
  { family: 'companyFinancials', name: 'totalAssets', value: (f) => f.totalAssets, wholeUnits: true },
  { family: 'companyFinancials', name: 'totalLiabilities', value: (f) => f.totalAssets - f.equity, wholeUnits: true },
  { family: 'companyFinancials', name: 'profitMargin', value: (f) => (f.sales > 0 ? f.netProfit / f.sales : Number.NaN) },
  { family: 'companyFinancials', name: 'debtToEquityRatio', value: (f) => (f.totalAssets - f.equity) / f.equity },
  { family: 'companyKeyRatios', name: 'earningsPerShare', value: (f) => f.perShare.earnings },
  { family: 'companyKeyRatios', name: 'equityPerShare', value: (f) => f.perShare.equity },
  { family: 'companyKeyRatios', name: 'turnoverPerShare', value: (f) => f.perShare.turnover },
  { family: 'companyKeyRatios', name: 'netDebtEbitdaRatio', value: (f) => f.netDebt / (f.operatingProfit + f.sales * 0.04) },
  { family: 'companyKeyRatios', name: 'returnOnEquityRatio', value: (f) => f.netProfit / f.equity },
  { family: 'stockKeyRatios', name: 'priceEarningsRatio', value: (f, price) => price / f.perShare.earnings },
  { family: 'stockKeyRatios', name: 'priceBookRatio', value: (f, price) => price / f.perShare.equity },
  { family: 'stockKeyRatios', name: 'priceSalesRatio', value: (f, price) => (f.sales > 0 ? price / f.perShare.turnover : Number.NaN) },
  { family: 'stockKeyRatios', name: 'evEbitRatio', value: (f, price) => ((price * f.equity) / f.perShare.equity + f.netDebt) / f.operatingProfit },
];

function point(period: Period, value: number | null, wholeUnits: boolean): Json {
  const shown = value === null || !Number.isFinite(value) ? undefined : wholeUnits && Math.abs(value) >= 1e10 ? scientific(value) : rounded(value, 4);
  return { date: period.date, reportType: period.reportType, financialYear: financialYearOf(period.quarter), value: shown };
}

function families(periods: readonly Period[], ending: string): Record<string, Record<string, Json>> {
  const blocks: Record<string, Record<string, Json>> = {};
  for (const metric of METRICS) {
    const block = (blocks[`${metric.family}${ending}`] ??= {});
    block[metric.name] = periods.map((period) => {
      const value = period.figures === null ? null : metric.value(period.figures, period.price);
      return point(period, value, metric.wholeUnits === true);
    });
  }
  return blocks;
}

/** `keyRatios…`: the newest value of each price ratio and its mean over the periods. */
function latestAndAverage(periods: readonly Period[]): Json {
  const block: Record<string, Json> = {};
  for (const metric of METRICS) {
    if (metric.family !== 'stockKeyRatios') continue;
    const values = periods.flatMap((period) => (period.figures === null ? [] : [metric.value(period.figures, period.price)]));
    const usable = values.filter(Number.isFinite);
    const latest = values.at(-1);
    const average = usable.reduce((sum, value) => sum + value, 0) / usable.length;
    block[metric.name] = {
      latest: latest === undefined || !Number.isFinite(latest) ? null : rounded(latest, 4),
      average: usable.length === 0 ? null : rounded(average, 4),
    };
  }
  return block;
}

function priceAt(world: World, listing: Listing, quarter: QuarterNumber): number {
  const { company } = listing;
  const session = Math.min(world.state.today, world.timeline.onOrBefore(periodEnd(company, quarter)));
  return world.prices.closeAt(company, mainLine(company), Math.max(0, session)) / SEK_PER_UNIT[company.reportCurrency];
}

function singleQuarter(figures: QuarterFigures, sharesPerAnchorShare: number): TwelveMonths {
  const shares = figures.shares * sharesPerAnchorShare;
  return { ...figures, perShare: { earnings: figures.netProfit / shares, equity: figures.equity / shares, turnover: figures.sales / shares } };
}

interface Series {
  readonly years: readonly Period[];
  readonly quarters: readonly Period[];
  readonly trailing: readonly Period[];
}

function seriesOf(world: World, listing: Listing, newest: QuarterNumber): Series {
  const { company } = listing;
  const { seed, prices } = world;
  const ratio = world.sharesPerAnchorShare(company);
  const dateOf = (quarter: QuarterNumber): string => toIsoDate(reportDay(seed, company, quarter));
  const lastYear = Math.floor((newest + 1) / 4) - 1;
  const years: Period[] = [];
  for (let year = lastYear - company.yearsOfFigures + 1; year <= lastYear; year += 1) {
    const quarter = year * 4 + 3;
    const dated = year > lastYear - DATED_YEARS;
    years.push({ quarter, reportType: 'FULL_YEAR', date: dated ? dateOf(quarter) : undefined, figures: twelveMonths(seed, prices, company, quarter, ratio), price: priceAt(world, listing, quarter) });
  }
  const coming = newest + 1;
  const upcoming = (quarter: QuarterNumber, reportType: string): Period => ({ quarter, reportType, date: toIsoDate(periodEnd(company, quarter)), figures: null, price: Number.NaN });
  if (calendarDate(world.today()).year > lastYear) years.push(upcoming((lastYear + 1) * 4 + 3, 'FULL_YEAR'));
  const count = Math.min(QUARTERS, company.yearsOfFigures * 4);
  const quarters: Period[] = [];
  const trailing: Period[] = [];
  for (let quarter = newest - count + 1; quarter <= newest; quarter += 1) {
    const shared = { quarter, reportType: `Q${quarterOfYear(quarter)}`, date: dateOf(quarter), price: priceAt(world, listing, quarter) };
    quarters.push({ ...shared, figures: singleQuarter(quarterFigures(seed, prices, company, quarter), ratio) });
    trailing.push({ ...shared, figures: twelveMonths(seed, prices, company, quarter, ratio) });
  }
  const next = upcoming(coming, `Q${quarterOfYear(coming)}`);
  return { years, quarters: [...quarters, next], trailing: [...trailing, next] };
}

function dividendsByYear(world: World, listing: Listing, years: readonly Period[]): Record<string, Json> {
  const { company, line } = listing;
  const ratio = world.sharesPerAnchorShare(company);
  const perShare = (period: Period): number => {
    const { ordinary, extra } = yearlyDividend(world.seed, world.prices, company, financialYearOf(period.quarter));
    return isSteady(line) ? rounded(line.steadyPrice * 0.065, 2) : (ordinary + extra) / ratio;
  };
  const column = (value: (period: Period, figures: TwelveMonths) => number): Json[] =>
    years.map((period) => point(period, period.figures === null ? null : value(period, period.figures), false));
  return {
    dividendPerShare: column(perShare),
    directYieldRatio: column((period) => perShare(period) / period.price),
    dividendPayoutRatio: column((period, figures) => perShare(period) / figures.perShare.earnings),
  };
}

/** `GET /_api/market-guide/stock/{id}/analysis`: empty when nothing has been published. */
export const stockAnalysis = forListedStock((world, listing) => {
  const figures = world.keyFigures(listing.company);
  if (figures === null) return json({});
  const { years, quarters, trailing } = seriesOf(world, listing, figures.newestQuarter);
  const blocks: Record<string, Json> = {
    ...families(years, 'ByYear'),
    ...families(quarters, 'ByQuarter'),
    ...families(trailing, 'ByQuarterTTM'),
    ...families(quarters, 'ByQuarterQuarter'),
    dividendsByYear: dividendsByYear(world, listing, years),
    keyRatiosByYear: latestAndAverage(years),
    keyRatiosByQuarter: latestAndAverage(quarters),
    keyRatiosByQuarterTTM: latestAndAverage(trailing),
    keyRatiosByQuarterQuarter: latestAndAverage(quarters),
  };
  return json(blocks);
});
