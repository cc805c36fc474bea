import type { Instrument } from '../domain/instrument';
import type { Market } from '../domain/market';
import { flagsOf, listUniverse, marketCapFloor, type Universe } from './list-universe';
import { passesStaticFilters, textOutcome } from './filters';
import type { MarketFigures } from './market-figures';
import type { UniverseSettings } from './universe-settings';

/** OMX Stockholm 30 and the all-share index: always screened, because people read the market by them. */
export const SCREENED_INDICES: ReadonlySet<string> = new Set(['19002', '18988']);

function alwaysScreened(market: Market, instrument: Instrument): 'watchlist' | 'index' | null {
  if (market.watchlist.has(instrument.orderbookId)) return 'watchlist';
  return instrument.type === 'INDEX' && SCREENED_INDICES.has(instrument.orderbookId) ? 'index' : null;
}

/** Whether an instrument may turn up in a screen, judged before its bars are read. */
export function isStateCandidate(market: Market, instrument: Instrument, settings: UniverseSettings): boolean {
  return alwaysScreened(market, instrument) !== null || passesStaticFilters(instrument, settings, market.asOf);
}

/**
 * Who is screened by a state strategy: the list universe with the strategy's settings, and whatever the user
 * follows and the two indices, whatever their size, list or class.
 */
export function stateUniverse(market: Market, figures: MarketFigures, settings: UniverseSettings): Universe {
  const universe = listUniverse(market, figures, settings);
  const floor = marketCapFloor(settings, market, figures);
  const members = new Set<number>(universe.members);
  const considered = new Set<number>(universe.considered);
  const outcomes = [...universe.outcomes];
  const flags = [...universe.flags];
  for (let i = 0; i < market.instruments.length; i += 1) {
    const instrument = market.instruments[i]!;
    const reason = alwaysScreened(market, instrument);
    if (reason === null) continue;
    members.add(i);
    considered.add(i);
    outcomes[i] = [textOutcome(reason, true, instrument.ticker, null)];
    flags[i] = reason === 'index' ? [] : flagsOf(instrument, i, figures, settings, floor);
  }
  return { ...universe, considered: Int32Array.from(considered).sort(), members: Int32Array.from(members).sort(), outcomes, flags };
}
