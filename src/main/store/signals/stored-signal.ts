import type { FilterOutcome, SignalRow, SignalState } from '@core/domain/signal';
import type { IsoDate } from '@core/time/epoch-day';
import type { StoredChange, StoredChangeKind, StoredChangeReason } from './publication';

export interface InstrumentLabel {
  readonly isin: string | null;
  readonly ticker: string;
  readonly name: string;
}

/** A stored row with its instrument's names and what happened to it since the previous set. */
export interface StoredSignal extends SignalRow, InstrumentLabel {
  /** In the set before; null for what was not in it. */
  readonly previousRank: number | null;
  /** Null when there is no previous set or the row was outside the target in both. */
  readonly change: StoredChangeKind | null;
  readonly reason: StoredChangeReason | null;
}

/** One place of a list and who stands on it, without the figures. */
export interface StoredPlace extends Pick<InstrumentLabel, 'ticker' | 'name'> {
  readonly orderbookId: string;
  readonly rank: number;
  readonly score: number | null;
}

export interface StoredExplanation {
  readonly asOf: IsoDate;
  readonly filters: readonly FilterOutcome[];
}

export interface RankPoint {
  readonly asOf: IsoDate;
  readonly rank: number | null;
  readonly inTarget: boolean;
  readonly score: number | null;
  readonly state: SignalState | null;
}

export type LabelledChange = StoredChange & InstrumentLabel;
