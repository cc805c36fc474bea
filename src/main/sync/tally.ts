import type { Failure } from '@core/errors';
import type { RequestLogEntry } from '@core/domain/provider';
import { toIsoDate, type EpochDay } from '@core/time/epoch-day';
import type { SyncSummaryDto, SyncTrigger } from '@shared/dto/sync';
import { isoInstant } from '../clock';

/** More failures than this are counted but not listed one by one. */
const LISTED_FAILURES = 200;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a run has done so far; becomes the run's summary. */
export interface Tally {
  readonly instruments: Mutable<SyncSummaryDto['instruments']>;
  readonly bars: Mutable<SyncSummaryDto['bars']>;
  readonly requests: Mutable<SyncSummaryDto['requests']>;
  readonly strategies: Mutable<SyncSummaryDto['strategies']>;
  readonly signals: Mutable<SyncSummaryDto['signals']>;
  readonly failures: SyncSummaryDto['failures'];
  readonly unknownSectors: string[];
  readonly currenciesWithoutRate: string[];
  countRequest(entry: RequestLogEntry): void;
  addFailure(orderbookId: string | null, stage: string, failure: Failure): void;
}

export function createTally(): Tally {
  const requests = { count: 0, bytes: 0, retried: 0, failed: 0 };
  const failures: SyncSummaryDto['failures'] = [];
  return {
    instruments: { total: 0, updated: 0, unchanged: 0, failed: 0, delisted: 0 },
    bars: { inserted: 0, corrected: 0, rejected: 0 },
    requests,
    strategies: { computed: 0, failed: 0 },
    signals: { rows: 0, entered: 0, exited: 0, kept: 0, corrections: 0 },
    failures,
    unknownSectors: [],
    currenciesWithoutRate: [],
    countRequest(entry) {
      requests.count += 1;
      requests.bytes += entry.bytes;
      if (entry.attempt > 1) requests.retried += 1;
      if (entry.failureKind !== null) requests.failed += 1;
    },
    addFailure(orderbookId, stage, failure) {
      if (failures.length < LISTED_FAILURES) {
        failures.push({ orderbookId, stage, kind: failure.kind, message: failure.message });
      }
    },
  };
}

export interface RunIdentity {
  readonly runId: string;
  readonly trigger: SyncTrigger;
  readonly startedAtMs: number;
  readonly resumedFrom: string | null;
}

/** A tally as the summary that is stored with the run and printed by the command line. */
export function summarize(
  run: RunIdentity,
  tally: Tally,
  end: { readonly finishedAtMs: number; readonly asOf: EpochDay; readonly status: SyncSummaryDto['status']; readonly unchanged: boolean },
): SyncSummaryDto {
  return {
    runId: run.runId,
    status: end.status,
    trigger: run.trigger,
    startedAt: isoInstant(run.startedAtMs),
    finishedAt: isoInstant(end.finishedAtMs),
    asOf: toIsoDate(end.asOf),
    unchanged: end.unchanged,
    resumedFrom: run.resumedFrom,
    instruments: { ...tally.instruments },
    bars: { ...tally.bars },
    requests: { ...tally.requests },
    strategies: { ...tally.strategies },
    signals: { ...tally.signals },
    ...(tally.unknownSectors.length > 0 ? { unknownSectors: [...tally.unknownSectors] } : {}),
    ...(tally.currenciesWithoutRate.length > 0 ? { currenciesWithoutRate: [...tally.currenciesWithoutRate] } : {}),
    failures: [...tally.failures],
  };
}
