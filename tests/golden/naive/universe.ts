import { previousTradingDay } from '@core/calendar/stockholm-calendar';
import type { YearlyMetric } from '@core/domain/fundamentals';
import type { EpochDay } from '@core/time/epoch-day';
import { hasMetrics } from './books';
import { compareValues } from './numbers';
import { barAt, turnover, type Day, type Share } from './share';

export const BANKS = ['Traditionell Bankverksamhet', 'Försäkring', 'Sparande & Investering', 'Kapitalförvaltning', 'Konsumentkredit'];
export const FINANCE = [...BANKS, 'Investmentbolag'];

export interface Choice {
  readonly floor: number;
  readonly excluded: readonly string[];
  readonly line: 'preferB' | 'mostLiquid';
  readonly minTurnover: number;
}

export function byId(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

const letter = ({ ticker }: Share): string => / ([A-D])$/.exec(ticker)?.[1] ?? '';

/** One line of each company. */
function oneLine(shares: readonly Share[], line: Choice['line']): Share[] {
  const companyOf = (share: Share): string => share.companyId ?? `alone ${share.id}`;
  const companies = [...new Set(shares.map(companyOf))].map((company) => shares.filter((share) => companyOf(share) === company));
  return companies.flatMap((lines) => {
    const preferred = line === 'preferB' ? lines.filter((share) => letter(share) === 'B') : [];
    const candidates = preferred.length > 0 ? preferred : lines;
    return [...candidates].sort((a, b) => compareValues(turnover(a), turnover(b), 'high') || letter(b).localeCompare(letter(a)) || byId(a.id, b.id)).slice(0, 1);
  });
}

const isOnList = ({ marketPlace, status, type, preferred, currency }: Share): boolean =>
  status === 'listed' && type === 'STOCK' && !preferred && currency === 'SEK' && /^se\.(xsto|fnse)(\.|$)/.test(marketPlace ?? '');

function passesCompanyTests(share: Share, { floor, excluded }: Choice): boolean {
  const isExcluded = share.sectors.some((sector) => excluded.some((name) => name.toLowerCase() === sector.trim().toLowerCase()));
  return isOnList(share) && share.cap !== null && share.cap >= floor && !isExcluded;
}

/** The shares that may be in a list. */
export function universe({ shares, asOf }: Day, choice: Choice): Share[] {
  const passed = shares.filter((share) => passesCompanyTests(share, choice) && turnover(share) >= choice.minTurnover && barAt(share, asOf) !== null && !(share.tradable ?? '').startsWith('NOT_'));
  return oneLine(passed, choice.line);
}

/** Whether the data suffice for a list. */
export function areDataSufficient({ shares, asOf }: Day, choice: Choice, metrics: readonly YearlyMetric[]): boolean {
  const base = shares.filter(isOnList);
  const companies = oneLine(shares.filter((share) => passesCompanyTests(share, choice)), choice.line);
  const yesterday = previousTradingDay(asOf as EpochDay);
  const share = (of: readonly Share[], isFine: (one: Share) => boolean): number => of.filter(isFine).length / of.length;
  return (
    base.length >= 50 &&
    share(base, ({ cap }) => cap !== null) >= 0.8 &&
    share(companies, (one) => (barAt(one, asOf)?.day ?? 0) >= yesterday) >= 0.9 &&
    (metrics.length === 0 || share(companies, (one) => hasMetrics(one, metrics, asOf)) >= 0.8)
  );
}
