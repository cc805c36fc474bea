import type { Instrument, InstrumentId } from '@core/domain/instrument';
import type { ListedStock } from '@core/domain/provider';
import { INDEX_IDS } from '@core/sync/plan';
import { compareInstrumentIds, instrumentId } from '@core/domain/instrument';

/** An instrument that a run is to bring up to date. */
export interface SyncTarget {
  readonly orderbookId: InstrumentId;
  readonly kind: 'STOCK' | 'INDEX';
  /** What the list said; null for indices and for a line that its list no longer names. */
  readonly listed: ListedStock | null;
  readonly marketPlace: string | null;
  /** What the store knows; null when it is new. */
  readonly stored: Instrument | null;
}

export interface ListedOn {
  readonly marketPlace: string;
  readonly stocks: readonly ListedStock[];
}

/**
 * The indices and all lines of the lists, in instrument order. A line that two lists name counts once,
 * under the first; anything that is no share (warrants, rights) is left out.
 */
export function targetsOf(lists: readonly ListedOn[], stored: readonly Instrument[]): SyncTarget[] {
  const known = new Map(stored.map((instrument) => [instrument.orderbookId, instrument]));
  const targets = new Map<InstrumentId, SyncTarget>();
  for (const { marketPlace, stocks } of lists) {
    for (const listed of stocks) {
      if (listed.type !== 'STOCK' || targets.has(listed.orderbookId)) continue;
      const id = listed.orderbookId;
      targets.set(id, { orderbookId: id, kind: 'STOCK', listed, marketPlace, stored: known.get(id) ?? null });
    }
  }
  const shares = [...targets.values()].sort((a, b) => compareInstrumentIds(a.orderbookId, b.orderbookId));
  const indices = INDEX_IDS.map((text): SyncTarget => {
    const id = instrumentId(text);
    return { orderbookId: id, kind: 'INDEX', listed: null, marketPlace: null, stored: known.get(id) ?? null };
  });
  // Indices first: they show soonest whether the source has the session at all.
  return [...indices, ...shares];
}
