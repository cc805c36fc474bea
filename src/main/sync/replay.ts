import type { StrategyVariant } from '@core/engine/compute';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import type { IsoDate } from '@core/time/epoch-day';
import type { ReplayDto } from '@shared/dto/sync';
import { changedInputs, createInputReader } from '../store/market/computed-inputs';
import type { Reader } from '../store/file/connection';
import type { InputDescription } from '../store/market/input-hash';
import { createSignalReader } from '../store/signals/signal-reader';
import type { StoredRun } from '../store/signals/stored-run';
import type { PublishedResult } from './publish';

/** More are counted but not named one by one. */
const NAMED_INSTRUMENTS = 50;

/** The stored sets of a day before it is computed again; null for a variant that has none. */
export function storedSets(reader: Reader, variants: readonly StrategyVariant[], asOf: IsoDate): readonly (StoredRun | null)[] {
  const signals = createSignalReader(reader);
  return variants.map(({ strategy, paramsHash }) => signals.ofDay(strategy.id, paramsHash, asOf));
}

/**
 * Whether a day came out as it was stored, byte for byte, and if not, which of its inputs have changed since.
 * Shape: `published` beside `before`. Missing: null when nothing was stored for the day.
 */
export function replayReport(
  reader: Reader,
  before: readonly (StoredRun | null)[],
  published: readonly Pick<PublishedResult, 'outcome' | 'unrecorded'>[],
  now: InputDescription,
): ReplayDto | null {
  const inputs = createInputReader(reader);
  const changed = new Map<ReplayDto['changed'][number]['input'], Set<string>>();
  const add = (input: ReplayDto['changed'][number]['input'], orderbookIds: readonly string[] = []): void => {
    const ids = changed.get(input) ?? new Set();
    for (const id of orderbookIds) ids.add(id);
    changed.set(input, ids);
  };
  let compared = 0;
  let reproduced = 0;
  const explained = new Set<string>();
  before.forEach((run, place) => {
    if (run === null) return;
    compared += 1;
    const isOtherEngine = run.engineVersion !== ENGINE_VERSION;
    const { outcome, unrecorded } = published[place]!;
    // What stayed as it was told, because it could not be told again, has not been reproduced.
    if (unrecorded.length > 0) add('unrecorded-reasons', unrecorded);
    if (!isOtherEngine && outcome === 'unchanged') {
      if (unrecorded.length === 0) reproduced += 1;
      return;
    }
    if (isOtherEngine) add('engine');
    if (run.inputHash === now.hash) {
      // The same input and another answer: what was published before it, with which it is compared, has changed.
      if (!isOtherEngine) add('earlier-days');
      return;
    }
    if (explained.has(run.inputHash)) return;
    explained.add(run.inputHash);
    const then = inputs.read(run.inputHash);
    if (then === null) add('unrecorded');
    else for (const { input, orderbookIds } of changedInputs(then, now)) add(input, orderbookIds);
  });
  if (compared === 0) return null;
  return {
    compared,
    reproduced,
    changed: [...changed].map(([input, ids]) => ({ input, count: ids.size, orderbookIds: [...ids].slice(0, NAMED_INSTRUMENTS) })),
  };
}
