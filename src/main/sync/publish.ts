import type { StrategyResult } from '@core/domain/signal';
import { sideOf, type ChangeReason, type DiffSide } from '@core/engine/change-reason';
import { diffResults, type ResultDiff } from '@core/engine/diff';
import type { StrategyVariant } from '@core/engine/compute';
import { isoInstant } from '../clock';
import type { Writer } from '../store/file/connection';
import { createCorrectionReader } from '../store/prices/corrections';
import { createHoldingReader } from '../store/signals/holdings';
import { hasList, type PublicationContext, type PublicationOutcome, type StoredChange } from '../store/signals/publication';
import { createSignalReader, storedSide } from '../store/signals/signal-reader';
import type { StoredRun } from '../store/signals/stored-run';
import { createSignalWriter } from '../store/signals/signal-writer';
import { nextPortfolio } from './next-portfolio';

export interface PublishedResult {
  readonly outcome: PublicationOutcome;
  readonly rows: number;
  readonly entered: number;
  readonly exited: number;
  readonly kept: number;
  readonly corrections: number;
  /** Names that came or went for a reason that cannot be told, because the set before does not say why they had no row. */
  readonly unrecorded: readonly string[];
}

export interface Publisher {
  /** Stores one result with what changed since the set before it. */
  publish(result: StrategyResult, variant: StrategyVariant): PublishedResult;
}

export type RunContext = Omit<PublicationContext, 'params' | 'previousAsOf' | 'changes' | 'holdings'>;

/** Reasons that a day has told before, by name. */
type Told = ReadonlyMap<string, ChangeReason>;

/**
 * The changes as rows to store. What only a correction of the same day explains is marked as that; a reason that cannot
 * be told again stays what it was.
 */
function changesOf(diff: ResultDiff, previous: DiffSide, next: DiffSide, corrected: ReadonlySet<string>, told: Told): StoredChange[] {
  const ranksBefore = new Map(previous.rows.map((row) => [row.orderbookId as string, row.rank]));
  const ranksNow = new Map(next.rows.map((row) => [row.orderbookId as string, row.rank]));
  const moved = new Map(diff.moved.map((move) => [move.orderbookId, move.reason]));
  const change = (orderbookId: string, kind: StoredChange['change'], reason: ChangeReason | null): StoredChange => ({
    orderbookId,
    change: kind,
    reason: corrected.has(orderbookId) ? 'correction' : (reason ?? told.get(orderbookId) ?? 'universe'),
    previousRank: ranksBefore.get(orderbookId) ?? null,
    rank: ranksNow.get(orderbookId) ?? null,
  });
  return [
    ...diff.entered.map((id) => change(id, 'entered', diff.reasons[id] ?? null)),
    ...diff.exited.map((id) => change(id, 'exited', diff.reasons[id] ?? null)),
    ...diff.kept.map((id) => change(id, moved.has(id) ? 'moved' : 'kept', moved.get(id) ?? 'price')),
  ];
}

export function createPublisher(writer: Writer, run: RunContext): Publisher {
  const signals = createSignalReader(writer);
  const signalWriter = createSignalWriter(writer);
  const holdings = createHoldingReader(writer);
  const corrections = createCorrectionReader(writer);
  const correctedByDay = new Map<string, ReadonlySet<string>>();

  /** Names whose bars changed after the earlier day had been computed; read once for all strategies of a day. */
  function correctedSince(previous: StoredRun): ReadonlySet<string> {
    const known = correctedByDay.get(previous.asOf) ?? corrections.between(previous, isoInstant(run.computedAtMs));
    correctedByDay.set(previous.asOf, known);
    return known;
  }

  /** What the very day said before, by the same engine. */
  function storedOfDay({ strategyId, paramsHash, asOf, engineVersion }: StrategyResult): StoredRun | null {
    const stored = signals.ofDay(strategyId, paramsHash, asOf);
    return stored?.engineVersion === engineVersion && hasList(stored.status) ? stored : null;
  }

  /** Names that came or went against what the same day said before: the market has not moved since. */
  function correctedNames(stored: StoredRun | null, next: DiffSide): readonly string[] {
    if (stored === null) return [];
    const diff = diffResults(storedSide(signals, stored), next);
    return [...diff.entered, ...diff.exited];
  }

  /** The reasons of the day's set before, as long as it was compared with the very set that it is compared with now. */
  function toldBefore(stored: StoredRun | null, previous: StoredRun): Told {
    if (stored?.previousAsOf !== previous.asOf || previous.computedAt > stored.computedAt) return new Map();
    return new Map(signals.changes(stored).map(({ orderbookId, reason }) => [orderbookId, reason]));
  }

  /** What came and went since the set before, and why; `ownCorrections` against what the day itself said before. */
  function compare(previous: StoredRun, stored: StoredRun | null, next: DiffSide, ownCorrections: readonly string[]): Pick<PublishedResult, 'unrecorded'> & { readonly changes: StoredChange[] } {
    const side = storedSide(signals, previous);
    const told = toldBefore(stored, previous);
    // Corrections that have been told stay told. The same input brings no others, whatever has been corrected since.
    const isReplay = told.size > 0 && stored?.inputHash === run.inputHash;
    const diff = diffResults(side, next, isReplay ? new Set() : correctedSince(previous));
    const toldCorrections = [...told].flatMap(([orderbookId, reason]) => (reason === 'correction' ? [orderbookId] : []));
    const changes = changesOf(diff, side, next, new Set([...ownCorrections, ...toldCorrections]), told);
    return { changes, unrecorded: Object.keys(diff.reasons).filter((id) => diff.reasons[id] === null) };
  }

  return {
    publish(result, variant) {
      const isList = hasList(result.status);
      const previous = isList ? signals.previous(result) : null;
      const stored = isList ? storedOfDay(result) : null;
      const next = sideOf(result);
      const corrected = correctedNames(stored, next);
      const { changes, unrecorded } = previous === null ? { changes: [], unrecorded: [] } : compare(previous, stored, next, corrected);
      const published = signalWriter.publish(result, {
        ...run,
        params: variant.params,
        previousAsOf: previous?.asOf ?? null,
        changes,
        ...(isList && variant.strategy.kind === 'list' ? nextPortfolio(result, variant.strategy, variant, { holdings, signals }) : {}),
      });
      const count = (...kinds: StoredChange['change'][]): number =>
        changes.filter((one) => kinds.includes(one.change)).length;
      return {
        outcome: published.outcome,
        rows: published.outcome === 'unchanged' ? 0 : published.rows,
        entered: count('entered'),
        exited: count('exited'),
        kept: count('kept', 'moved'),
        corrections: corrected.length,
        unrecorded,
      };
    },
  };
}
