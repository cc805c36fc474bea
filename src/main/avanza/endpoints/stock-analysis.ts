import * as z from 'zod';
import { YEARLY_METRICS, type YearlyMetric, type YearlyPoint } from '@core/domain/fundamentals';
import { epochDayOf } from '@core/time/epoch-day';
import { optionalDay, optionalNumber, optionalText } from './fields';

export const stockAnalysisPath = (id: string): string => `/_api/market-guide/stock/${id}/analysis`;

const points = z
  .array(z.object({ financialYear: z.int(), date: optionalDay, reportType: optionalText, value: optionalNumber }))
  .nullish();

/** Companies without figures answer with empty blocks or with `{}`. */
const family = z.record(z.string(), z.unknown()).nullish();

const FAMILIES = ['companyFinancialsByYear', 'companyKeyRatiosByYear', 'dividendsByYear'] as const;

const [OLDEST_YEAR, NEWEST_YEAR] = [1900, 2199];

type Points = z.output<typeof points>;

function usablePoints(metric: YearlyMetric, series: Points): YearlyPoint[] {
  const byYear = new Map<number, YearlyPoint>();
  for (const point of series ?? []) {
    // A year that is listed but not yet reported has no value; quarters do not belong here, nor what is no year.
    if (point.value === null || point.financialYear < OLDEST_YEAR || point.financialYear > NEWEST_YEAR || (point.reportType !== null && point.reportType !== 'FULL_YEAR')) continue;
    byYear.set(point.financialYear, {
      metric,
      financialYear: point.financialYear,
      knownFrom: point.date ?? epochDayOf(point.financialYear + 1, 5, 1),
      value: point.value,
    });
  }
  return [...byYear.values()].sort((a, b) => a.financialYear - b.financialYear);
}

/** The yearly metrics that strategies read, ascending by metric and financial year. */
export const stockAnalysisSchema = z
  .object({ companyFinancialsByYear: family, companyKeyRatiosByYear: family, dividendsByYear: family })
  .transform((answer, context): readonly YearlyPoint[] => {
    const found: YearlyPoint[] = [];
    for (const metric of [...YEARLY_METRICS].sort()) {
      for (const name of FAMILIES) {
        const series = points.safeParse(answer[name]?.[metric]);
        if (series.success) found.push(...usablePoints(metric, series.data));
        else context.addIssue({ code: 'custom', path: [name, metric, ...(series.error.issues[0]?.path ?? [])], message: 'changed' });
      }
    }
    return found;
  });
