import type { StrategyNews } from '@core/notify/decide';
import type { LabelledChange } from '../store/signals/stored-signal';
import { publishedHash, readCatalogue } from './read-context';
import type { ReadModel } from './read-model';

/** What a run's published sets changed, strategy by strategy, as the notification rules want it. Variants are looked at, not told of: as on Today. */
export function readNews(model: ReadModel, runId: string): StrategyNews[] {
  const catalogue = readCatalogue(model);
  return model.stores.signals.ofRun(runId).flatMap((run) => {
    if (!catalogue.has(run.strategyId)) return [];
    const strategy = catalogue.find(run.strategyId);
    if (run.paramsHash !== publishedHash(strategy)) return [];
    const changes = model.stores.signals.changes(run);
    const items = (kind: LabelledChange['change']) =>
      changes
        .filter((change) => change.change === kind)
        .map(({ orderbookId, name, reason }) => ({ orderbookId, name, isCorrection: reason === 'correction' }));
    return [{ strategyId: run.strategyId, strategyName: strategy.name, asOf: run.asOf, entered: items('entered'), exited: items('exited') }];
  });
}
