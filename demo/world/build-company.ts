import { epochDayOf } from '@core/time/epoch-day';
import { between, geometric, pickWeighted, STREAM, uniform } from '../random';
import { buildLine, type Draw, type LinePlan } from './build-line';
import type { Company, DividendPolicy } from './company';
import { LIST_PROFILES, type ListProfile } from './list-profiles';
import { FIRST_NORTH, LARGE_CAP, SMALL_CAP, type ListNumber } from './listing';
import type { PlaceName } from './names';
import { SECTORS, type Sector } from './sectors';
import { HOSTILE_NAME, type Trait } from './traits';

const FIRST_LISTING_YEAR = 2009;

function sectorOf(list: ListNumber, trait: Trait | null, fraction: number): Sector {
  if (trait === 'investment-company') return SECTORS.find((sector) => sector.model === 'investment')!;
  // Traits are about something else; an ordinary business keeps them easy to read.
  const candidates = trait === null ? SECTORS : SECTORS.filter((sector) => sector.model === 'operating');
  return pickWeighted(candidates, (sector) => sector.weights[list], fraction);
}

function companyName(place: PlaceName, sector: Sector, trait: Trait | null, draw: Draw): string {
  if (trait === 'hostile-name') return HOSTILE_NAME;
  if (draw(1) < 0.15) return place.name;
  return `${place.name} ${sector.words[Math.floor(draw(2) * sector.words.length)]!}`;
}

function firstDayOf(profile: ListProfile, draw: Draw): number {
  if (draw(3) > profile.youngShare) return 0;
  return epochDayOf(FIRST_LISTING_YEAR, 1, 1) + Math.floor(draw(4) * 16.5 * 365.25);
}

function anchorCap(list: ListNumber, profile: ListProfile, draw: Draw): number {
  // One First North company in eight has outgrown the dwarfs.
  if (list === FIRST_NORTH && draw(5) < 0.12) return geometric(1.8e9, 14e9, draw(6));
  return geometric(profile.cap[0], profile.cap[1], Math.pow(draw(6), profile.capSkew));
}

function financialYearEnd(fraction: number): number {
  if (fraction < 0.86) return 12;
  return fraction < 0.92 ? 4 : fraction < 0.97 ? 8 : 6;
}

function dividendPolicy(profile: ListProfile, sector: Sector, draw: Draw): DividendPolicy {
  if (sector.model === 'research' || draw(7) > profile.payerShare) return 'none';
  return draw(8) < 0.45 ? 'steady-growth' : 'payout';
}

function reportCurrency(list: ListNumber, trait: Trait | null, fraction: number): Company['reportCurrency'] {
  if (trait !== null || list === SMALL_CAP) return 'SEK';
  if (fraction < 0.03) return 'USD';
  return fraction < 0.05 ? 'EUR' : 'SEK';
}

function yearsOfFigures(list: ListNumber, trait: Trait | null, draw: Draw): number {
  if (trait === 'newly-listed') return 3;
  if (trait === 'brand-new' || trait === 'arrives') return 1;
  if (trait === null && list !== LARGE_CAP && draw(9) < (list === FIRST_NORTH ? 0.05 : 0.015)) return 0;
  if (draw(10) < (list === FIRST_NORTH ? 0.1 : 0.04)) return 1 + Math.floor(draw(11) * 3);
  return draw(10) < 0.25 ? 6 : 10;
}

/** One issuer with its lines. Cost: a few microseconds; the same for the same seed, list and number. */
export function buildCompany(
  seed: number,
  list: ListNumber,
  numberInList: number,
  place: PlaceName,
  trait: Trait | null,
  classes: readonly string[],
  firstLineNumber: number,
): Company {
  const serial = list * 1000 + numberInList;
  const draw: Draw = (n) => uniform(seed, STREAM.company, serial, n);
  const profile = LIST_PROFILES[list]!;
  const sector = sectorOf(list, trait, draw(0));
  const cap = anchorCap(list, profile, draw);
  const anchorPrice = geometric(profile.price[0], profile.price[1], draw(12));
  const commonShares = Math.round(cap / anchorPrice);
  const plan: LinePlan = { list, trait, classes, commonShares, anchorCap: cap, firstDay: firstDayOf(profile, draw) };
  const lines = classes.map((_, position) => buildLine(seed, plan, position, firstLineNumber + position, draw));
  return {
    serial,
    companyId: String(880_000 + serial),
    name: companyName(place, sector, trait, draw),
    ticker: trait === 'hostile-name' ? 'IMGX' : place.ticker,
    trait,
    list,
    sector,
    lines,
    anchorPrice,
    commonShares: lines.reduce((sum, line) => sum + (line.kind === 'common' || line.kind === 'receipt' ? line.shares : 0), 0),
    beta: between(0.45, 1.45, (draw(13) + draw(14)) / 2) * (list === FIRST_NORTH ? 0.8 : 1),
    ownVolatility: between(profile.volatility[0], profile.volatility[1], draw(15)),
    financialYearEndMonth: financialYearEnd(draw(16)),
    dividendPolicy: dividendPolicy(profile, sector, draw),
    payoutRatio: between(0.35, 0.8, draw(17)),
    dividendsPerYear: draw(18) < 0.7 ? 1 : draw(18) < 0.9 ? 2 : 4,
    shareGrowth: sector.model === 'research' ? between(0.05, 0.25, draw(19)) : draw(19) < 0.25 ? -0.012 : draw(19) < 0.6 ? 0 : between(0.004, 0.05, draw(23)),
    reportCurrency: reportCurrency(list, trait, draw(24)),
    yearsOfFigures: yearsOfFigures(list, trait, draw),
  };
}
