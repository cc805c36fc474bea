import type { YearlyMetric, YearlyPoint } from '../domain/fundamentals';
import type { EpochDay } from '../time/epoch-day';

/** The value of a metric for one financial year. Missing: NaN. When a year was restated, the newest counts. */
export function yearlyValue(points: readonly YearlyPoint[], metric: YearlyMetric, financialYear: number, asOf: EpochDay): number {
  let value = Number.NaN;
  for (const point of points) {
    if (point.metric === metric && point.financialYear === financialYear && point.knownFrom <= asOf) value = point.value;
  }
  return value;
}

/** The latest financial year for which every one of the metrics has a usable point; null without one. */
export function latestCommonYear(
  points: readonly YearlyPoint[],
  metrics: readonly YearlyMetric[],
  asOf: EpochDay,
): number | null {
  let latest: number | null = null;
  for (const { financialYear, knownFrom } of points) {
    if (knownFrom > asOf || (latest !== null && financialYear <= latest)) continue;
    const complete = metrics.every((metric) => Number.isFinite(yearlyValue(points, metric, financialYear, asOf)));
    if (complete) latest = financialYear;
  }
  return latest;
}

/** The day on which the newest point of any of the metrics became known; null without one. */
export function newestKnownDay(
  points: readonly YearlyPoint[],
  metrics: readonly YearlyMetric[],
  asOf: EpochDay,
): EpochDay | null {
  let newest: EpochDay | null = null;
  for (const point of points) {
    if (!metrics.includes(point.metric) || point.knownFrom > asOf) continue;
    if (newest === null || point.knownFrom > newest) newest = point.knownFrom;
  }
  return newest;
}

/** Whether each metric has at least one usable point. */
export function hasEveryMetric(points: readonly YearlyPoint[], metrics: readonly YearlyMetric[], asOf: EpochDay): boolean {
  return metrics.every((metric) => points.some((point) => point.metric === metric && point.knownFrom <= asOf));
}
