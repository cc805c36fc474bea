import { epochDayOf } from '@core/time/epoch-day';
import { between, geometric, hash32, pickWeighted, STREAM, uniform } from '../random';
import { demoIsin } from './isin';
import { FIRST_NORTH, LARGE_CAP, MARKET_LISTS, MID_CAP, SMALL_CAP, type ListNumber } from './listing';
import { placeNames, type PlaceName } from './names';
import { SECTORS, type Sector } from './sectors';
import { HOSTILE_NAME, TRAIT_PLACES, type Trait } from './traits';

export type LineKind = 'common' | 'receipt' | 'steady' | 'preferred';

/** One listed share class: what never changes about it. */
export interface Line {
  /** Number in every random draw about the line; the same in every size of the world. */
  readonly serial: number;
  readonly orderbookId: string;
  readonly instrumentId: string;
  readonly isin: string;
  readonly classLetter: string;
  readonly kind: LineKind;
  readonly currency: string;
  /** Number of shares on the basis of the anchor day. */
  readonly shares: number;
  /** Only of lines with a price of their own (preference and D shares). */
  readonly steadyPrice: number;
  readonly firstDay: number;
  /** Share of sessions in which the line trades at all. */
  readonly tradedShare: number;
  /** Part of the line's shares that changes hands on an ordinary day. */
  readonly turnoverShare: number;
}

export type DividendPolicy = 'none' | 'steady-growth' | 'payout';

/** One issuer: what never changes about it. */
export interface Company {
  readonly serial: number;
  readonly companyId: string;
  readonly name: string;
  readonly ticker: string;
  readonly trait: Trait | null;
  readonly list: ListNumber;
  readonly sector: Sector;
  readonly lines: readonly Line[];
  /** Price of the common share and the company's common shares on the anchor day. */
  readonly anchorPrice: number;
  readonly commonShares: number;
  readonly beta: number;
  /** Yearly deviation of what neither the market nor the sector explains. */
  readonly ownVolatility: number;
  readonly financialYearEndMonth: number;
  readonly dividendPolicy: DividendPolicy;
  readonly payoutRatio: number;
  readonly dividendsPerYear: 1 | 2 | 4;
  /** Yearly growth of the number of shares; negative for those that buy back. */
  readonly shareGrowth: number;
  readonly reportCurrency: 'SEK' | 'USD' | 'EUR';
  /** Financial years with figures; 0 for a company about which nothing is known. */
  readonly yearsOfFigures: number;
}

interface ListProfile {
  readonly cap: readonly [number, number];
  readonly capSkew: number;
  readonly price: readonly [number, number];
  readonly volatility: readonly [number, number];
  readonly tradedShare: readonly [number, number];
  readonly payerShare: number;
  readonly youngShare: number;
  readonly patterns: readonly (readonly [classes: readonly string[], weight: number])[];
}

const PROFILES: readonly ListProfile[] = [
  {
    cap: [15e9, 600e9], capSkew: 2.2, price: [55, 700], volatility: [0.16, 0.28], tradedShare: [1, 1], payerShare: 0.85, youngShare: 0.25,
    patterns: [[[''], 40], [['B'], 34], [['A', 'B'], 14], [['SDB'], 3], [['B', 'D'], 2], [['B', 'Pref'], 1]],
  },
  {
    cap: [2.5e9, 15e9], capSkew: 1, price: [25, 400], volatility: [0.2, 0.36], tradedShare: [1, 1], payerShare: 0.62, youngShare: 0.4,
    patterns: [[[''], 50], [['B'], 32], [['A', 'B'], 8], [['SDB'], 2], [['B', 'Pref'], 2], [['A', 'B', 'Pref'], 1], [['', 'D'], 1]],
  },
  {
    cap: [0.25e9, 2.4e9], capSkew: 1, price: [8, 150], volatility: [0.26, 0.45], tradedShare: [0.96, 1], payerShare: 0.45, youngShare: 0.3,
    patterns: [[[''], 50], [['B'], 40], [['A', 'B'], 5], [['SDB'], 1]],
  },
  {
    cap: [14e6, 900e6], capSkew: 1, price: [0.4, 90], volatility: [0.34, 0.75], tradedShare: [0.55, 1], payerShare: 0.14, youngShare: 0.75,
    patterns: [[[''], 70], [['B'], 24], [['A', 'B'], 1.5], [['', 'Pref'], 1], [['SDB'], 1.5]],
  },
];

const FIRST_LISTING_YEAR = 2009;

interface Draw {
  /** The nth uniform number of this company. */
  (n: number): number;
}

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

function kindOf(classLetter: string): LineKind {
  if (classLetter === 'Pref') return 'preferred';
  if (classLetter === 'D') return 'steady';
  return classLetter === 'SDB' ? 'receipt' : 'common';
}

/** How the common shares are spread over the classes: A is small and tightly held. */
const CLASS_SHARE: Readonly<Record<string, number>> = { A: 0.24, B: 0.7, C: 0.06 };

interface LinePlan {
  readonly list: ListNumber;
  readonly trait: Trait | null;
  readonly classes: readonly string[];
  readonly commonShares: number;
  readonly anchorCap: number;
  readonly firstDay: number;
}

function buildLine(seed: number, plan: LinePlan, position: number, numberInList: number, draw: Draw): Line {
  const marketList = MARKET_LISTS[plan.list]!;
  const profile = PROFILES[plan.list]!;
  const classLetter = plan.classes[position]!;
  const kind = kindOf(classLetter);
  const serial = plan.list * 1000 + numberInList;
  const orderbookId = String(marketList.firstId + numberInList * marketList.idStep);
  const steadyPrice = kind === 'preferred' ? Math.round(between(95, 330, draw(20))) : Math.round(between(26, 36, draw(20)));
  const commons = plan.classes.filter((letter) => CLASS_SHARE[letter] !== undefined);
  const commonTotal = commons.reduce((sum, letter) => sum + CLASS_SHARE[letter]!, 0);
  const ownShare = commons.length > 1 ? CLASS_SHARE[classLetter]! / commonTotal : 1;
  const shares = kind === 'steady' || kind === 'preferred' ? (plan.anchorCap * 0.05) / steadyPrice : plan.commonShares * ownShare;
  const tradedShare = plan.trait === 'illiquid' ? 0.2 : between(profile.tradedShare[0], profile.tradedShare[1], Math.sqrt(draw(21)));
  const tightlyHeld = classLetter === 'A' ? 0.15 : 1;
  return {
    serial,
    orderbookId,
    instrumentId: String(Number(orderbookId) + 160 + (hash32(seed, STREAM.line, serial) % 7)),
    isin: demoIsin(plan.list * 10_000 + numberInList + 1),
    classLetter,
    kind,
    currency: plan.trait === 'listed-in-euro' ? 'EUR' : 'SEK',
    shares: Math.max(1000, Math.round(shares)),
    steadyPrice,
    // A tightly held or later class may have been listed later; the letterless and B lines set the date.
    firstDay: kind === 'common' || kind === 'receipt' ? plan.firstDay : Math.max(plan.firstDay, epochDayOf(2016, 1, 1)),
    tradedShare: kind === 'common' && classLetter === 'A' ? Math.max(0.9, tradedShare) : tradedShare,
    turnoverShare: geometric(0.0007, 0.004, draw(22)) * tightlyHeld,
  };
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

function buildCompany(
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
  const profile = PROFILES[list]!;
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

/** The companies of one list: those with a trait first, then ordinary ones until the list is full. */
function buildList(seed: number, list: ListNumber, takeName: () => PlaceName): Company[] {
  const companies: Company[] = [];
  const places = TRAIT_PLACES.filter((place) => place.list === list);
  // A company that is only going to be listed does not count towards today's size.
  const quota = MARKET_LISTS[list]!.lines + places.filter((place) => place.trait === 'arrives').length;
  for (let lines = 0; lines < quota; ) {
    const place = places[companies.length];
    const fraction = uniform(seed, STREAM.line, list, companies.length);
    const drawn = pickWeighted(PROFILES[list]!.patterns, ([, weight]) => weight, fraction)[0];
    const fitting = drawn.length > quota - lines ? [''] : drawn;
    const classes = place?.classes ?? fitting;
    companies.push(buildCompany(seed, list, companies.length, takeName(), place?.trait ?? null, classes, lines));
    lines += classes.length;
  }
  return companies;
}

/**
 * Everyone who is or will be listed.
 * @param limit how many companies to keep, spread over the lists in proportion; those with a trait stay.
 */
export function buildUniverse(seed: number, limit: number | null): readonly Company[] {
  const names = placeNames(seed);
  let nextName = 0;
  const takeName = (): PlaceName => names[nextName++]!;
  const lists = ([LARGE_CAP, MID_CAP, SMALL_CAP, FIRST_NORTH] as const).map((list) => buildList(seed, list, takeName));
  if (limit === null) return lists.flat();
  const total = lists.reduce((sum, companies) => sum + companies.length, 0);
  return lists.flatMap((companies) => {
    const traits = companies.filter((company) => company.trait !== null).length;
    return companies.slice(0, Math.max(traits, Math.round((companies.length * limit) / total)));
  });
}
