import { diffResults } from '@core/engine/diff';
import { raise } from '@core/errors';
import { parseIsoDate } from '@core/time/epoch-day';
import type { DiffDto, DiffEntryDto } from '@shared/dto/signals';
import { storedSide } from '../store/signals/signal-reader';
import type { StoredRun } from '../store/signals/stored-run';
import type { LabelledChange, StoredSignal } from '../store/signals/stored-signal';
import type { ChosenVariant, ReadContext } from './read-context';
import { findRun } from './signals';

function assemble(strategyId: string, from: string | null, to: string, changes: readonly (DiffEntryDto & { change: string })[]): DiffDto {
  const of = (kind: string): DiffEntryDto[] =>
    changes.filter((one) => one.change === kind).map(({ change: _change, ...entry }) => entry);
  const [entered, exited, moved] = [of('entered'), of('exited'), of('moved')];
  const reasons = Object.fromEntries([...entered, ...exited, ...moved].flatMap(({ orderbookId, reason }) => (reason === null ? [] : [[orderbookId, reason] as const])));
  return { strategyId, from, to, entered, exited, moved, reasons };
}

function toEntry(change: LabelledChange): DiffEntryDto & { change: string } {
  const { orderbookId, ticker, name, rank, previousRank, reason } = change;
  return { orderbookId, ticker, name, rank, previousRank, reason, change: change.change };
}

/** Two stored sets that do not follow each other are compared row by row; all that it looks at was written by runs. */
function compareStored({ stores }: ReadContext, from: StoredRun, to: StoredRun): DiffDto {
  const before = stores.signals.rows(from);
  const after = stores.signals.rows(to);
  const diff = diffResults(storedSide(stores.signals, from, before), storedSide(stores.signals, to, after), stores.corrections.between(from, to.computedAt));
  const label = (rows: readonly StoredSignal[]): Map<string, StoredSignal> => new Map(rows.map((row) => [row.orderbookId, row]));
  const [labelsBefore, labelsAfter] = [label(before), label(after)];
  const reasons = new Map([...Object.entries(diff.reasons), ...diff.moved.map(({ orderbookId, reason }) => [orderbookId, reason] as const)]);
  const entry = (id: string, change: string): DiffEntryDto & { change: string } => {
    const then = labelsBefore.get(id);
    const now = labelsAfter.get(id);
    const { ticker, name } = (now ?? then)!;
    return {
      orderbookId: id,
      ticker,
      name,
      rank: now?.rank ?? null,
      previousRank: then?.rank ?? null,
      reason: reasons.get(id) ?? null,
      change,
    };
  };
  return assemble(to.strategyId, from.asOf, to.asOf, [
    ...diff.entered.map((id) => entry(id, 'entered')),
    ...diff.exited.map((id) => entry(id, 'exited')),
    ...diff.moved.map((move) => entry(move.orderbookId, 'moved')),
  ]);
}

/** Backwards, everything that came would read as what left. */
function refuseBackwards(from: string, to: string): void {
  parseIsoDate(from);
  if (from <= to) return;
  raise('invalid-input', `${from} is later than ${to}, with which it should be compared.`, {
    field: 'from',
    remedy: 'Give the earlier day as “from” and the later one as “to”.',
  });
}

/**
 * What came, left and moved between two stored days; by default between the newest one and the one before.
 * Errors: `no-data` without a list; `invalid-input` when `from` is no day, or later than the day it is compared with.
 */
export function readDiff(
  context: ReadContext,
  chosen: ChosenVariant,
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
): DiffDto {
  const to = findRun(context, chosen, range.to);
  if (range.from !== undefined) refuseBackwards(range.from, range.to ?? to.asOf);
  if (range.from === undefined || range.from === to.previousAsOf) {
    return assemble(chosen.strategy.id, to.previousAsOf, to.asOf, context.stores.signals.changes(to).map(toEntry));
  }
  return compareStored(context, findRun(context, chosen, range.from), to);
}
