import type { StrategyNews } from '@core/notify/decide';
import type { LabelledChange } from '../store/signals/stored-signal';
import { readCatalogue } from './read-context';
import type { ReadModel } from './read-model';

/** What a run's published sets changed, strategy by strategy, as the notification rules want it. */
export function readNews(model: ReadModel, runId: string): StrategyNews[] {
  const catalogue = readCatalogue(model);
  return model.stores.signals.ofRun(runId).map((run) => {
    const changes = model.stores.signals.changes(run);
    const items = (kind: LabelledChange['change']) =>
      changes
        .filter((change) => change.change === kind)
        .map(({ orderbookId, name, reason }) => ({ orderbookId, name, isCorrection: reason === 'correction' }));
    return {
      strategyId: run.strategyId,
      strategyName: catalogue.has(run.strategyId) ? catalogue.find(run.strategyId).name : run.strategyId,
      asOf: run.asOf,
      entered: items('entered'),
      exited: items('exited'),
    };
  });
}
