import { createHash } from 'node:crypto';
import type { SignalRow, StrategyResult } from '@core/domain/signal';
import { isoInstant } from '../../clock';
import type { SqlValue, Writer } from '../file/connection';
import { createHoldingWriter } from './holdings';
import { createPublishCommands, type RunKey } from './publish-commands';
import { hasList, type PublicationContext, type Published } from './publication';
import { toStoredAbsences } from './stored-absences';

export interface SignalWriter {
  /**
   * Publishes what one strategy says about one day: header, rows, explanations, changes and holdings in
   * one transaction. A day that is published again replaces its rows and raises its revision; the same
   * content again writes nothing but the input that gave it. Wrap several calls in `writer.atomically` to publish them together.
   */
  publish(result: StrategyResult, context: PublicationContext): Published;
}

interface StoredHeader {
  readonly revision: number;
  readonly status: StrategyResult['status'];
  readonly contentHash: string;
  readonly inputHash: string;
  readonly hasAbsences: number;
}

function keyOf(result: StrategyResult): RunKey {
  return [result.strategyId, result.paramsHash, result.asOf, result.engineVersion];
}

/** Covers all that a reader can see of a result; not when, by which run or how fast it was computed. */
function hashContent(result: StrategyResult, context: PublicationContext): string {
  const hash = createHash('sha256');
  const { rows, explanations, sleeves: _sleeves, ...header } = result;
  hash.update(JSON.stringify([header, context.params, context.currentShare, context.calendarVersion]));
  hash.update(JSON.stringify([context.previousAsOf, context.changes, context.holdings ?? null, ...(context.sleeveHoldings ?? [])]));
  for (const row of rows) hash.update(JSON.stringify(row));
  for (const explanation of explanations) hash.update(JSON.stringify(explanation));
  return hash.digest('hex');
}

function rowValues(key: RunKey, row: SignalRow): SqlValue[] {
  return [
    ...key, row.orderbookId, row.rank, row.score, row.inTarget ? 1 : 0, row.targetWeight, row.state, row.event,
    row.stateSince, JSON.stringify(row.components), JSON.stringify(row.flags), row.historyStart, row.status,
  ];
}

export function createSignalWriter(writer: Writer): SignalWriter {
  const storedHeader = writer.query<RunKey, StoredHeader>(
    `SELECT revision, status, content_hash AS contentHash, input_hash AS inputHash, absences IS NOT NULL AS hasAbsences
     FROM strategy_run
     WHERE strategy_id = ? AND params_hash = ? AND as_of = ? AND engine_version = ?`,
  );
  const newestExplained = writer.query<[string, string], { asOf: string }>(
    'SELECT as_of AS asOf FROM signal_explanation WHERE strategy_id = ? AND params_hash = ? LIMIT 1',
  );
  const instrumentNumbers = writer.query<[], { orderbookId: string; number: number }>('SELECT orderbook_id AS orderbookId, number FROM instrument');
  const commands = createPublishCommands(writer);
  const holdings = createHoldingWriter(writer);

  let numbers: ReadonlyMap<string, number> | null = null;

  /** The instruments' numbers are read once for all sets: a run publishes when it has stored its instruments. */
  function absencesOf({ explanations }: StrategyResult): string {
    numbers ??= new Map(instrumentNumbers.all().map(({ orderbookId, number }) => [orderbookId, number]));
    return toStoredAbsences(explanations, numbers);
  }

  function putHeader(result: StrategyResult, context: PublicationContext, revision: number, contentHash: string): void {
    const inTarget = result.rows.reduce((count, row) => count + (row.inTarget ? 1 : 0), 0);
    commands.putHeader.run(
      ...keyOf(result), revision, context.runId, result.status, result.universeCount, result.eligibleCount,
      isoInstant(context.computedAtMs), result.gate, JSON.stringify(result.excluded), inTarget, context.inputHash,
      context.calendarVersion, context.durationMs, JSON.stringify(context.params), context.currentShare,
      context.previousAsOf, contentHash, absencesOf(result),
    );
  }

  function putRows(result: StrategyResult, context: PublicationContext): void {
    const key = keyOf(result);
    for (const row of result.rows) commands.insertRow.run(...rowValues(key, row));
    if (context.previousAsOf === null) return;
    for (const { orderbookId, change, reason, previousRank, rank } of context.changes) {
      commands.insertChange.run(...key, context.previousAsOf, orderbookId, change, reason, previousRank, rank);
    }
  }

  function putExplanations({ strategyId, paramsHash, asOf, explanations }: StrategyResult): void {
    const newest = newestExplained.get(strategyId, paramsHash);
    if (newest !== undefined && newest.asOf > asOf) return;
    commands.deleteExplanations.run(strategyId, paramsHash);
    for (const { orderbookId, filters } of explanations) {
      commands.insertExplanation.run(strategyId, paramsHash, orderbookId, asOf, JSON.stringify(filters));
    }
  }

  return {
    publish: (result, context) =>
      writer.atomically(() => {
        const key = keyOf(result);
        const stored = storedHeader.get(...key);
        const contentHash = hashContent(result, context);
        if (stored?.contentHash === contentHash) {
          // Otherwise the next replay would blame a change that this one has shown to change nothing. The same content has
          // the same explanations: what an older version of Kursvakt did not record of them is known again.
          if (stored.inputHash !== context.inputHash || stored.hasAbsences === 0) {
            commands.setInput.run(context.inputHash, absencesOf(result), ...key);
          }
          return { outcome: 'unchanged', revision: stored.revision, rows: 0 };
        }
        if (stored !== undefined && hasList(stored.status) && !hasList(result.status)) {
          return { outcome: 'kept', revision: stored.revision, rows: 0 };
        }
        const revision = (stored?.revision ?? 0) + 1;
        if (stored !== undefined) {
          commands.deleteRows.run(...key);
          commands.deleteChanges.run(...key);
        }
        putHeader(result, context, revision, contentHash);
        putRows(result, context);
        putExplanations(result);
        for (const sleeve of context.sleeveHoldings ?? []) holdings.put(sleeve, sleeve);
        if (context.holdings !== undefined) holdings.put(result, context.holdings);
        return { outcome: 'published', revision, rows: result.rows.length };
      }),
  };
}
