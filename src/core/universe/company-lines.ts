import type { Instrument } from '../domain/instrument';
import type { Market } from '../domain/market';
import type { FilterOutcome } from '../domain/signal';
import { textOutcome } from './filters';
import type { MarketFigures } from './market-figures';
import { chooseShareLine, type ShareLine } from './share-class-choice';
import type { UniverseSettings } from './universe-settings';

function companyKey(instrument: Instrument): string {
  return instrument.companyId ?? `line ${instrument.orderbookId}`;
}

interface IndexedLine extends ShareLine {
  readonly index: number;
}

/** Which line stands for the company of each candidate; for itself where all share classes may be held. */
export function chosenLines(candidates: readonly number[], settings: UniverseSettings, market: Market, figures: MarketFigures): Map<number, number> {
  const chosenFor = new Map<number, number>();
  const companies = new Map<string, IndexedLine[]>();
  for (const index of candidates) {
    const instrument = market.instruments[index]!;
    const line = { index, orderbookId: instrument.orderbookId, ticker: instrument.ticker, medianTurnover: figures.medianTurnover[index]! };
    const lines = companies.get(companyKey(instrument));
    if (lines === undefined) companies.set(companyKey(instrument), [line]);
    else lines.push(line);
  }
  for (const lines of companies.values()) {
    const { shareClass } = settings;
    const best = shareClass === 'all' ? null : chooseShareLine(lines, shareClass);
    for (const line of lines) chosenFor.set(line.index, best?.index ?? line.index);
  }
  return chosenFor;
}

/** The candidates that stand for their company; the others fail this last test with the name of the line that does. Appends to `outcomes`. */
export function keepChosen(
  survivors: readonly number[],
  chosen: ReadonlyMap<number, number>,
  market: Market,
  outcomes: readonly FilterOutcome[][],
  policy: string,
): number[] {
  return survivors.filter((index) => {
    const best = chosen.get(index)!;
    const value = best === index ? policy : `represented by ${market.instruments[best]!.ticker}`;
    outcomes[index]!.push(textOutcome('shareClass', best === index, value, policy));
    return best === index;
  });
}
