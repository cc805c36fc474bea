import { compareInstrumentIds, shareClassLetter } from '../domain/instrument';
import { compareKeysDescending } from '../numeric/sort-key';
import type { ShareClassPolicy } from '../strategies/common-params';

export interface ShareLine {
  readonly orderbookId: string;
  readonly ticker: string;
  /** SEK a day; 0 without trade, NaN without a rate of the currency. */
  readonly medianTurnover: number;
}

/** A line without a class letter comes after every lettered one. */
function letterOrder(line: ShareLine): number {
  return shareClassLetter(line.ticker)?.charCodeAt(0) ?? 0;
}

function compareLiquidity(a: ShareLine, b: ShareLine): number {
  return (
    compareKeysDescending(a.medianTurnover || 0, b.medianTurnover || 0) ||
    letterOrder(b) - letterOrder(a) ||
    compareInstrumentIds(a.orderbookId, b.orderbookId)
  );
}

/**
 * Which line stands for a company: the B line where the policy prefers it and there is one, else the one with
 * the largest median turnover; ties go to the later letter, then to the smaller orderbook id.
 * Shape: `lines` are those of one company, at least one.
 */
export function chooseShareLine<Line extends ShareLine>(lines: readonly Line[], policy: Exclude<ShareClassPolicy, 'all'>): Line {
  const preferred = policy === 'preferB' ? lines.filter((line) => shareClassLetter(line.ticker) === 'B') : [];
  const candidates = preferred.length > 0 ? preferred : lines;
  return candidates.reduce((best, line) => (compareLiquidity(line, best) < 0 ? line : best));
}
