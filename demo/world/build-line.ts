import { epochDayOf } from '@core/time/epoch-day';
import { between, geometric, hash32, STREAM } from '../random';
import type { Line, LineKind } from './company';
import { demoIsin } from './isin';
import { LIST_PROFILES } from './list-profiles';
import { MARKET_LISTS, type ListNumber } from './listing';
import type { Trait } from './traits';

/** The nth uniform number of one company. */
export type Draw = (n: number) => number;

function kindOf(classLetter: string): LineKind {
  if (classLetter === 'Pref') return 'preferred';
  if (classLetter === 'D') return 'steady';
  return classLetter === 'SDB' ? 'receipt' : 'common';
}

/** How the common shares are spread over the classes: A is small and tightly held. */
const CLASS_SHARE: Readonly<Record<string, number>> = { A: 0.24, B: 0.7, C: 0.06 };

/** What a company has decided about its lines. */
export interface LinePlan {
  readonly list: ListNumber;
  readonly trait: Trait | null;
  readonly classes: readonly string[];
  readonly commonShares: number;
  readonly anchorCap: number;
  readonly firstDay: number;
}

/** One share class; its draws are the company’s. */
export function buildLine(seed: number, plan: LinePlan, position: number, numberInList: number, draw: Draw): Line {
  const marketList = MARKET_LISTS[plan.list]!;
  const profile = LIST_PROFILES[plan.list]!;
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
