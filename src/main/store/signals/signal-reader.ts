import { instrumentId } from '@core/domain/instrument';
import type { HeldName } from '@core/domain/overlap';
import type { Components, FilterOutcome } from '@core/domain/signal';
import type { AbsenceReason } from '@core/engine/absence';
import type { DiffSide } from '@core/engine/change-reason';
import type { Reader } from '../file/connection';
import { createRunQueries, createSignalQueries, type SignalTableRow } from './signal-queries';
import { fromStoredAbsence } from './stored-absences';
import { toStoredRun, type StoredRun, type StrategyRunRow } from './stored-run';
import type { LabelledChange, RankPoint, StoredExplanation, StoredPlace, StoredSignal } from './stored-signal';

export interface RunIdentity {
  readonly strategyId: string;
  readonly paramsHash: string;
  readonly asOf: string;
  readonly engineVersion: number;
}

/** Reads published sets. Never computes: all there is to read was written by one publication. */
export interface SignalReader {
  /** The newest set with a list, of the highest engine version; `upTo` (included) limits the day. */
  latest(strategyId: string, paramsHash: string, upTo?: string): StoredRun | null;
  /** The newest attempt of any status: tells why the list is older than the data. */
  latestAttempt(strategyId: string, paramsHash: string): StoredRun | null;
  /** The set of exactly this day, with or without a list, of the highest engine version. */
  ofDay(strategyId: string, paramsHash: string, asOf: string): StoredRun | null;
  /** The set before this one, of the same engine version: sets of different versions are not compared. */
  previous(run: RunIdentity): StoredRun | null;
  /** Headers that a run of the engine published. */
  ofRun(runId: string): StoredRun[];
  /** Lists in rank order, states in instrument order. */
  rows(run: RunIdentity): StoredSignal[];
  /** Of these only what is held, what has left, and what entered or left a state on the day. Cost: O(those rows). */
  news(run: RunIdentity): StoredSignal[];
  row(run: RunIdentity, orderbookId: string): StoredSignal | null;
  /** How many rows the set has. */
  count(run: RunIdentity): number;
  /** The row at one place of a list; null when it is shorter. */
  atRank(run: RunIdentity, rank: number): StoredPlace | null;
  /** Only the names inside the target, without their figures, in rank order. */
  held(run: RunIdentity): HeldName[];
  /** In the order entered, exited, moved, kept, then by rank. */
  changes(run: RunIdentity): LabelledChange[];
  /** Why an instrument has no row in the set; asked of such names only. Missing: null for a set from before this was stored. */
  absence(run: RunIdentity, orderbookId: string): AbsenceReason | null;
  /** Why an instrument is in or out on the newest day; null when it was never looked at. */
  explanation(strategyId: string, paramsHash: string, orderbookId: string): StoredExplanation | null;
  /** Ascending by day; only days with a row for the instrument, of the engine version asked for. */
  rankHistory(strategyId: string, paramsHash: string, engineVersion: number, orderbookId: string, from: string): RankPoint[];
}

function toSignal(row: SignalTableRow): StoredSignal {
  return {
    ...row,
    orderbookId: instrumentId(row.orderbookId),
    inTarget: row.inTarget === 1,
    components: JSON.parse(row.components) as Components,
    flags: JSON.parse(row.flags) as string[],
  };
}

function runOrNull(row: StrategyRunRow | undefined): StoredRun | null {
  return row === undefined ? null : toStoredRun(row);
}

/** A stored set as one side of a comparison. */
export function storedSide(signals: SignalReader, run: StoredRun, rows: DiffSide['rows'] = signals.rows(run)): DiffSide {
  return { ...run, rows, absenceOf: (orderbookId) => signals.absence(run, orderbookId) };
}

const NO_LIMIT = '9999-12-31';

export function createSignalReader(reader: Reader): SignalReader {
  const runs = createRunQueries(reader);
  const signals = createSignalQueries(reader);
  return {
    latest: (strategyId, paramsHash, upTo) => runOrNull(runs.latest.get(strategyId, paramsHash, upTo ?? NO_LIMIT)),
    latestAttempt: (strategyId, paramsHash) => runOrNull(runs.latestAttempt.get(strategyId, paramsHash)),
    ofDay: (strategyId, paramsHash, asOf) => runOrNull(runs.ofDay.get(strategyId, paramsHash, asOf)),
    previous: (run) => runOrNull(runs.previous.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion)),
    ofRun: (runId) => runs.ofRun.all(runId).map(toStoredRun),
    rows: (run) => signals.rows.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, 1).map(toSignal),
    news: (run) => signals.rows.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, 0).map(toSignal),
    row(run, orderbookId) {
      const found = signals.row.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, orderbookId);
      return found === undefined ? null : toSignal(found);
    },
    atRank: (run, rank) => signals.atRank.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, rank) ?? null,
    count: (run) => signals.count.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion)?.count ?? 0,
    held: (run) => signals.held.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion),
    changes: (run) => signals.changes.all(run.strategyId, run.paramsHash, run.asOf, run.engineVersion),
    absence(run, orderbookId) {
      const found = signals.absence.get(run.strategyId, run.paramsHash, run.asOf, run.engineVersion, orderbookId);
      return found?.isRecorded === 1 ? fromStoredAbsence(found.letter) : null;
    },
    explanation(strategyId, paramsHash, orderbookId) {
      const found = signals.explanation.get(strategyId, paramsHash, orderbookId);
      return found === undefined ? null : { asOf: found.asOf, filters: JSON.parse(found.filters) as FilterOutcome[] };
    },
    rankHistory: (strategyId, paramsHash, engineVersion, orderbookId, from) =>
      signals.rankHistory
        .all(orderbookId, engineVersion, strategyId, paramsHash, from)
        .map((point) => ({ ...point, inTarget: point.inTarget === 1 })),
  };
}
