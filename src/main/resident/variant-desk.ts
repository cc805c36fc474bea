import { toFailure } from '@core/errors';
import type { SyncSummaryDto } from '@shared/dto/sync';
import type { PreviewDto, VariantDto, VariantSetDto } from '@shared/dto/variants';
import type { EngineHost } from '../engine/host';
import type { ReadModel } from '../handlers/read-model';
import { checkRemoval, checkVariant } from '../handlers/variants';
import type { Logger } from '../log/logger';

type Params = VariantDto['params'];

export interface VariantDeskDependencies {
  readonly engine: Pick<EngineHost, 'run'>;
  /** Errors: `no-data` before the first sync. */
  readonly readModel: () => ReadModel;
  readonly newRunId: () => string;
  readonly onComputed: (summary: SyncSummaryDto) => void;
  readonly log: Logger;
}

/** What a person does with variants. Everything that computes is a job of the engine, which also checks the values. */
export interface VariantDesk {
  /** What other parameters would give; stores nothing. */
  preview(strategyId: string, params: Params): Promise<PreviewDto>;
  /** Keeps a variant and computes it at once, on the newest stored day. Answers with all of the strategy. */
  save(strategyId: string, name: string, params: Params): Promise<VariantSetDto[]>;
  remove(strategyId: string, paramsHash: string): Promise<VariantSetDto[]>;
}

export function createVariantDesk({ engine, readModel, newRunId, onComputed, log }: VariantDeskDependencies): VariantDesk {
  /** The newest day that has closed: a session under way has no result yet. */
  async function computeNewest(): Promise<void> {
    const { newestBar, expectedSession } = readModel().freshness();
    if (newestBar === null) return;
    const asOf = newestBar < expectedSession ? newestBar : null;
    onComputed(await engine.run({ kind: 'compute', runId: newRunId(), trigger: 'variant', asOf }));
  }

  return {
    preview: (strategyId, params) => engine.run({ kind: 'preview', strategyId, params }),
    async save(strategyId, name, params) {
      const variant = checkVariant(readModel(), strategyId, name, params);
      await engine.run({ kind: 'write', writes: [{ what: 'variant', ...variant }] });
      try {
        await computeNewest();
      } catch (error) {
        // It is saved all the same: the next run computes it.
        log.warn('the new variant was not computed at once', { kind: toFailure(error).kind });
      }
      return readModel().variantSets(strategyId);
    },
    async remove(strategyId, paramsHash) {
      const key = checkRemoval(readModel(), strategyId, paramsHash);
      await engine.run({ kind: 'write', writes: [{ what: 'variant-removed', ...key }] });
      return readModel().variantSets(strategyId);
    },
  };
}
