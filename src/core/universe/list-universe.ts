import type { Instrument } from '../domain/instrument';
import type { Market } from '../domain/market';
import type { FilterOutcome } from '../domain/signal';
import { chosenLines, keepChosen } from './company-lines';
import {
  atLeastOutcome,
  BASE_FILTER_COUNT,
  currencyFilter,
  hasLeft,
  instrumentTypeFilter,
  isTradableUnknown,
  marketPlaceFilter,
  medianTurnoverFilter,
  recentPriceFilter,
  sectorFilter,
  tradableFilter,
} from './filters';
import type { MarketFigures } from './market-figures';
import type { UniverseSettings } from './universe-settings';

export interface Universe {
  /** Lines that the tests are about: shares that had not left the market, and what is screened regardless. */
  readonly considered: Int32Array;
  /** Instruments that passed every test, in instrument order. */
  readonly members: Int32Array;
  /** Instruments on the right lists, of the right type and currency. */
  readonly base: Int32Array;
  /** One line per company among those that only have to pass the lists, type, currency, value and sector tests. */
  readonly representative: Int32Array;
  /** The tests each instrument went through; ends with the failed one. The strategy's own tests are added later. */
  readonly outcomes: readonly FilterOutcome[][];
  readonly flags: readonly (readonly string[])[];
}

const STANDARD_FLOOR = 2_000_000_000;
const HISTORICAL_FLOOR = 500_000_000;
/** 2023-06-01 */
const FLOOR_RAISED = 19_509;

/** The market value that applies: the historical floor of 500 million where only a proxy exists before June 2023. */
export function marketCapFloor(settings: UniverseSettings, market: Market, figures: MarketFigures): number {
  const isHistoricalDefault = figures.capIsProxy && market.asOf < FLOOR_RAISED && settings.minMarketCap === STANDARD_FLOOR;
  return isHistoricalDefault ? HISTORICAL_FLOOR : settings.minMarketCap;
}

/** Tests that run before the median turnover: lists, type, currency, market value, sector. */
const COMPANY_FILTER_COUNT = 5;

export function flagsOf(instrument: Instrument, index: number, figures: MarketFigures, settings: UniverseSettings, floor: number): string[] {
  const flags: string[] = [];
  if (settings.excludedSectors.length > 0 && instrument.sectors.length === 0) flags.push('SECTOR_UNKNOWN');
  if (isTradableUnknown(instrument)) flags.push('TRADABLE_UNKNOWN');
  if (figures.capIsProxy) flags.push('CAP_PROXY');
  if (figures.suspectJump[index] === 1 && figures.marketCapSek[index]! >= floor) flags.push('SUSPECT_JUMP');
  if (settings.countsDividends && figures.ignoredDividends[index] === 1) flags.push('DIVIDEND_IGNORED');
  return flags;
}

/**
 * Who may be in a list, and why the others may not. The choice between share classes comes last, among the
 * lines that passed everything else: a suspended B line must not take its company with it.
 * Cost: O(instruments); one outcome object per test that was run.
 */
export function listUniverse(market: Market, figures: MarketFigures, settings: UniverseSettings): Universe {
  const floor = marketCapFloor(settings, market, figures);
  const outcomes: FilterOutcome[][] = [];
  const considered: number[] = [];
  const base: number[] = [];
  const companies: number[] = [];
  const survivors: number[] = [];
  for (let i = 0; i < market.instruments.length; i += 1) {
    const instrument = market.instruments[i]!;
    const tests = [
      () => marketPlaceFilter(instrument, settings.marketPlaces, market.asOf),
      () => instrumentTypeFilter(instrument),
      () => currencyFilter(instrument, settings.currency),
      () => atLeastOutcome('marketCap', figures.marketCapSek[i]!, floor),
      () => sectorFilter(instrument, settings.excludedSectors),
      () => medianTurnoverFilter(figures.medianTurnover[i]!, settings.minMedianTurnover),
      () => recentPriceFilter(figures.barDay[i]!, market.asOf),
      () => tradableFilter(instrument),
    ];
    const taken = runTests(tests);
    outcomes.push(taken);
    if (instrument.type === 'STOCK' && !hasLeft(instrument, market.asOf)) considered.push(i);
    const passedCount = taken.at(-1)!.passed ? taken.length : taken.length - 1;
    if (passedCount >= BASE_FILTER_COUNT) base.push(i);
    if (passedCount >= COMPANY_FILTER_COUNT) companies.push(i);
    if (passedCount === tests.length) survivors.push(i);
  }
  const members = keepChosen(survivors, chosenLines(survivors, settings, market, figures), market, outcomes, settings.shareClass);
  const chosenCompanies = chosenLines(companies, settings, market, figures);
  return {
    considered: Int32Array.from(considered),
    members: Int32Array.from(members),
    base: Int32Array.from(base),
    representative: Int32Array.from(companies.filter((index) => chosenCompanies.get(index) === index)),
    outcomes,
    flags: market.instruments.map((instrument, i) => flagsOf(instrument, i, figures, settings, floor)),
  };
}

function runTests(tests: readonly (() => FilterOutcome)[]): FilterOutcome[] {
  const taken: FilterOutcome[] = [];
  for (const test of tests) {
    const outcome = test();
    taken.push(outcome);
    if (!outcome.passed) break;
  }
  return taken;
}
