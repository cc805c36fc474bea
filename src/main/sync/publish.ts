import type { StrategyResult } from '@core/domain/signal';
import type { DiffSide } from '@core/engine/change-reason';
import { diffResults, type ResultDiff } from '@core/engine/diff';
import type { StrategyVariant } from '@core/engine/compute';
import type { Writer } from '../store/file/connection';
import { createCorrectionReader } from '../store/prices/corrections';
import { createHoldingReader } from '../store/signals/holdings';
import { hasList, type PublicationContext, type PublicationOutcome, type StoredChange } from '../store/signals/publication';
import { createSignalReader, type SignalReader } from '../store/signals/signal-reader';
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
}

export interface Publisher {
  /** Stores one result with what changed since the set before it. */
  publish(result: StrategyResult, variant: StrategyVariant): PublishedResult;
}

export type RunContext = Omit<PublicationContext, 'params' | 'previousAsOf' | 'changes' | 'holdings'>;

/** A stored set as one side of a comparison; explanations only of those names that the other side asks about. */
function storedSide(signals: SignalReader, run: StoredRun, next: StrategyResult): DiffSide {
  const rows = signals.rows(run);
  const ranked = new Set(rows.map((row) => row.orderbookId));
  const newcomers = next.rows.filter((row) => row.inTarget && !ranked.has(row.orderbookId));
  return {
    ...run,
    rows,
    explanations: newcomers.flatMap(({ orderbookId }) => {
      const explanation = signals.explanation(run.strategyId, run.paramsHash, orderbookId);
      return explanation?.asOf === run.asOf ? [{ orderbookId, filters: explanation.filters }] : [];
    }),
  };
}

/** The changes as rows to store; what only a correction of the same day explains is marked as that. */
function changesOf(diff: ResultDiff, previous: DiffSide, next: StrategyResult, corrected: ReadonlySet<string>): StoredChange[] {
  const ranksBefore = new Map(previous.rows.map((row) => [row.orderbookId as string, row.rank]));
  const ranksNow = new Map(next.rows.map((row) => [row.orderbookId as string, row.rank]));
  const moved = new Map(diff.moved.map((move) => [move.orderbookId, move.reason]));
  const change = (orderbookId: string, kind: StoredChange['change'], reason: StoredChange['reason']): StoredChange => ({
    orderbookId,
    change: kind,
    reason: corrected.has(orderbookId) ? 'correction' : reason,
    previousRank: ranksBefore.get(orderbookId) ?? null,
    rank: ranksNow.get(orderbookId) ?? null,
  });
  return [
    ...diff.entered.map((id) => change(id, 'entered', diff.reasons[id] ?? 'price')),
    ...diff.exited.map((id) => change(id, 'exited', diff.reasons[id] ?? 'price')),
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
    const known = correctedByDay.get(previous.asOf) ?? corrections.since(previous);
    correctedByDay.set(previous.asOf, known);
    return known;
  }

  /** Names that came or went against what the same day said before: the market has not moved since. */
  function correctedNames(result: StrategyResult): ReadonlySet<string> {
    const stored = signals.latest(result.strategyId, result.paramsHash, result.asOf);
    if (stored?.asOf !== result.asOf || stored.engineVersion !== result.engineVersion) return new Set();
    const diff = diffResults(storedSide(signals, stored, result), result);
    return new Set([...diff.entered, ...diff.exited]);
  }

  return {
    publish(result, variant) {
      const previous = hasList(result.status) ? signals.previous(result) : null;
      const corrected = hasList(result.status) ? correctedNames(result) : new Set<string>();
      let changes: StoredChange[] = [];
      if (previous) {
        const side = storedSide(signals, previous, result);
        changes = changesOf(diffResults(side, result, correctedSince(previous)), side, result, corrected);
      }
      const published = signalWriter.publish(result, {
        ...run,
        params: variant.params,
        previousAsOf: previous?.asOf ?? null,
        changes,
        ...(hasList(result.status) && variant.strategy.kind === 'list' ? nextPortfolio(result, variant.strategy, variant, { holdings, signals }) : {}),
      });
      const count = (...kinds: StoredChange['change'][]): number =>
        changes.filter((one) => kinds.includes(one.change)).length;
      return {
        outcome: published.outcome,
        rows: published.outcome === 'unchanged' ? 0 : published.rows,
        entered: count('entered'),
        exited: count('exited'),
        kept: count('kept', 'moved'),
        corrections: corrected.size,
      };
    },
  };
}
