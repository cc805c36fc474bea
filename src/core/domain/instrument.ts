import type { Brand } from '../brand';
import { raise } from '../errors';
import type { EpochDay } from '../time/epoch-day';

/** Avanza's `orderbookId`: digits, one per listed line (share class × venue). */
export type InstrumentId = Brand<string, 'InstrumentId'>;

export function instrumentId(text: string): InstrumentId {
  if (!/^\d{1,12}$/.test(text)) {
    return raise('invalid-input', 'An orderbook id consists of 1 to 12 digits.', { field: 'orderbookId' });
  }
  return text as InstrumentId;
}

/** Numeric order without parsing: the shorter string first, then character by character. */
export function compareInstrumentIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

export type InstrumentStatus = 'listed' | 'delisted';

/** One listed line, as the newest sync knew it. */
export interface Instrument {
  readonly orderbookId: InstrumentId;
  readonly isin: string | null;
  /** `VOLV B`: upper case, a space before the class letter. */
  readonly ticker: string;
  readonly name: string;
  /** Joins the share classes of one issuer; null when the source does not say. */
  readonly companyId: string | null;
  readonly type: 'STOCK' | 'INDEX';
  /** The market place code under which the line was listed, e.g. `se.xsto.mid cap stockholm`. */
  readonly marketPlace: string | null;
  /** The list as people call it, e.g. `Mid Cap Stockholm`. */
  readonly list: string | null;
  readonly currency: string | null;
  readonly countryCode: string | null;
  /** Swedish sector names, most specific first. */
  readonly sectors: readonly string[];
  readonly preferred: boolean;
  readonly depositoryReceipt: boolean;
  /** The source's own word, e.g. `BUYABLE_AND_SELLABLE`; values that start with `NOT_` cannot be traded. */
  readonly tradable: string | null;
  readonly status: InstrumentStatus;
  readonly firstBar: EpochDay | null;
  readonly lastBar: EpochDay | null;
}

/** `VOLV B` → `B`; null when the last word of the ticker is not a class letter A–D. */
export function shareClassLetter(ticker: string): string | null {
  const last = ticker.trim().split(/\s+/).at(-1);
  return last !== undefined && last !== ticker.trim() && /^[A-D]$/.test(last) ? last : null;
}
