import type { InstrumentExplanation } from '@core/domain/signal';
import { absenceReason, type AbsenceReason } from '@core/engine/absence';

const LETTERS: Readonly<Record<AbsenceReason, string>> = { filter: 'f', price: 'p', universe: '-' };

/**
 * Why names have no row, a letter each at the place of the instrument's number.
 * Cost: a byte per instrument and set.
 */
export function toStoredAbsences(explanations: readonly InstrumentExplanation[], numbers: ReadonlyMap<string, number>): string {
  const letters: (string | undefined)[] = [];
  for (const explanation of explanations) {
    const reason = absenceReason(explanation);
    const number = numbers.get(explanation.orderbookId);
    if (reason !== 'universe' && number !== undefined) letters[number - 1] = LETTERS[reason];
  }
  return Array.from(letters, (letter) => letter ?? LETTERS.universe).join('');
}

/** Missing: no letter at all is `universe`, as for an instrument that came later. */
export function fromStoredAbsence(letter: string): AbsenceReason {
  if (letter === LETTERS.filter) return 'filter';
  return letter === LETTERS.price ? 'price' : 'universe';
}
