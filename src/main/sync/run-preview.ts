import type { SignalRow, StrategyResult } from '@core/domain/signal';
import { computeStrategies } from '@core/engine/compute';
import { ENGINE_VERSION } from '@core/engine/engine-version';
import { raise } from '@core/errors';
import { createCatalogue } from '@core/strategies/catalogue';
import type { Params } from '@core/strategies/parameter-spec';
import { parseIsoDate } from '@core/time/epoch-day';
import type { PreviewDto } from '@shared/dto/variants';
import { createInstrumentReader } from '../store/market/instruments';
import { createMarketReader } from '../store/market/market-reader';
import { createOwnStrategyReader } from '../store/signals/own-strategies';
import type { RunDependencies } from './recorded-run';
import { variantOf } from './variants';

export interface PreviewJob {
  readonly strategyId: string;
  readonly params: Params;
}

/**
 * What a strategy would say with other parameters, on the newest stored day and without storing anything.
 * Both sets are computed from the same market, so that they differ by the parameters alone.
 * Errors: `invalid-input` for parameters out of range, `no-data` before the first sync, `cancelled`.
 */
export function runPreview(job: PreviewJob, { writer, cancellation, claimBytes }: Pick<RunDependencies, 'writer' | 'cancellation' | 'claimBytes'>): PreviewDto {
  const strategy = createCatalogue(createOwnStrategyReader(writer).all()).find(job.strategyId);
  const [tried, published] = [variantOf(strategy, job.params), variantOf(strategy, {})];
  // Only the newest bar is asked for: how many shares have one does not matter here.
  const newestBar = createInstrumentReader(writer).coverage('').newestBar ?? raise('no-data', 'Nothing has been stored yet.', { remedy: 'Run a sync first.' });
  const market = createMarketReader(writer, claimBytes).readMarket(parseIsoDate(newestBar));
  const [after, before] = computeStrategies(market, [tried, published], {
    engineVersion: ENGINE_VERSION,
    isCancelled: cancellation.isCancelled,
    claimBytes,
    onProgress: () => undefined,
  }) as [StrategyResult, StrategyResult];

  const labels = new Map<string, { ticker: string; name: string }>(market.instruments.map((line) => [line.orderbookId, line]));
  const target = (result: StrategyResult): readonly SignalRow[] => result.rows.filter((row) => row.inTarget);
  const named = ({ orderbookId, rank, score }: SignalRow): PreviewDto['target'][number] => {
    const { ticker, name } = labels.get(orderbookId)!;
    return { orderbookId, ticker, name, rank, score };
  };
  const without = (rows: readonly SignalRow[], others: readonly SignalRow[]): PreviewDto['target'] => {
    const ids = new Set(others.map((row) => row.orderbookId));
    return rows.filter((row) => !ids.has(row.orderbookId)).map(named);
  };
  return {
    strategyId: strategy.id,
    paramsHash: tried.paramsHash,
    asOf: newestBar,
    status: after.status,
    gate: after.gate,
    eligible: after.eligibleCount,
    target: target(after).map(named),
    entered: without(target(after), target(before)),
    exited: without(target(before), target(after)),
  };
}
