import { randomUUID } from 'node:crypto';
import type { SyncSummaryDto } from '@shared/dto/sync';
import type { EngineHost } from '../engine/host';
import type { Logger } from '../log/logger';
import type { DatabaseWatch } from '../resident/database-watch';
import { createSyncRunner, type SyncRunner } from '../resident/sync-runner';
import { createVariantDesk, type VariantDesk } from '../resident/variant-desk';
import type { EventSender } from '../shell/page/event-sender';
import type { NoticeWiring } from './notices';

export interface SyncWiringDependencies {
  readonly engine: EngineHost;
  readonly reading: Pick<DatabaseWatch, 'runEnded' | 'existing'>;
  readonly events: Pick<EventSender, 'send' | 'forget'>;
  readonly notices: Pick<NoticeWiring, 'tell' | 'tellFailure'>;
  readonly log: Logger;
  /** A run may have done what is due, or have failed to. */
  readonly onEnded: () => void;
  readonly showState: () => void;
}

export interface SyncWiring {
  readonly syncs: SyncRunner;
  readonly variants: VariantDesk;
}

/** Everything that computes and publishes, and who hears of its end: the watch over the file, the page, the person. */
export function wireSyncs({ engine, reading, events, notices, log, onEnded, showState }: SyncWiringDependencies): SyncWiring {
  const signalsChanged = ({ runId, asOf }: SyncSummaryDto): void => {
    events.send('signals:changed', { runId, asOf });
  };
  const syncs = createSyncRunner({
    engine,
    newRunId: randomUUID,
    log,
    onChanged: () => {
      if (!syncs.isRunning()) {
        // Progress that still waits would come after the news that the run has ended, and stay.
        events.forget('sync:progressed');
        onEnded();
      }
      showState();
    },
    onFinished: (summary) => {
      reading.runEnded(summary.status === 'ok' || summary.status === 'partial');
      signalsChanged(summary);
      notices.tell(summary);
    },
    onFailed: (error) => {
      reading.runEnded(false);
      notices.tellFailure(error.failure);
    },
  });
  const variants = createVariantDesk({
    engine,
    readModel: reading.existing,
    newRunId: randomUUID,
    log,
    onComputed: (summary) => {
      signalsChanged(summary);
      showState();
    },
  });
  return { syncs, variants };
}
