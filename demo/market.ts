import type { IsoDate } from '@core/time/epoch-day';
import type { Fault, FaultKind, FaultOptions } from './faults';
import type { DemoSwitches } from './options';

/** One request that reached the market, for tests that look at what a client sends. */
export interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The fault it ran into; null when it was answered properly. */
  readonly fault: FaultKind | null;
}

export interface DemoState {
  readonly url: string;
  readonly seed: number;
  readonly start: IsoDate;
  readonly today: IsoDate;
  readonly lines: number;
  readonly companies: number;
  readonly requests: number;
  readonly fault: Fault | null;
  readonly switches: DemoSwitches;
  /** Orderbook ids by what is special about them. */
  readonly specials: Readonly<Record<string, readonly string[]>>;
}

/** A running demo market. Its commands act at once; none of them ever changes an older bar but `split` and `correctBar`. */
export interface DemoMarket {
  readonly url: string;
  today(): IsoDate;
  /** Moves forward by trading days. */
  advance(days?: number): void;
  setFault(kind: FaultKind | null, options?: FaultOptions): void;
  setSwitches(switches: Partial<DemoSwitches>): void;
  /** The newest requests, oldest first; at most some thousands are kept. */
  readonly requests: readonly LoggedRequest[];
  /** Corrects a close afterwards, as exchanges do. */
  correctBar(orderbookId: string, date: string, close: number): void;
  /** Splits the issuer's ordinary shares `ratio` for 1 as of today and restates all older prices. */
  split(orderbookId: string, ratio: number): void;
  /** Takes a line off the market as of today. */
  delist(orderbookId: string): void;
  /** No bars after today. */
  halt(orderbookId: string): void;
  state(): DemoState;
  close(): Promise<void>;
}
