import { createHash } from 'node:crypto';
import { decideNews, type NewsContext } from '@core/notify/decide';
import { failureStreak, type EndedRun } from '@core/notify/failure-streak';
import type { Failure, FailureKind } from '@core/errors';
import type { RunDto, SyncSummaryDto } from '@shared/dto/sync';
import type { Settings } from '@shared/settings';
import type { Logger } from '../log/logger';
import { readNews } from '../handlers/news';
import type { ReadModel } from '../handlers/read-model';
import type { StoredSyncRun } from '../store/records/runs';
import { suppressed, type NoticeDesk, type Telling } from './notice-desk';

export interface NewsTellerDependencies {
  readonly readModel: () => ReadModel | null;
  readonly settings: () => Settings;
  readonly desk: NoticeDesk;
  readonly log: Logger;
}

export interface NewsTeller {
  /** After a sync that gave a result: at most one grouped notice; and one when syncing works again. */
  tell(summary: SyncSummaryDto): Promise<Telling>;
  /** A failed sync is told at the second failure in a row, and not again in the same streak. */
  tellFailure(reason: Failure): Promise<Telling>;
}

const RUNS_LOOKED_AT = 200;

/** The same changes give the same key, however many they are. */
function shortKey(key: string): string {
  return `signals ${createHash('sha256').update(key).digest('hex')}`;
}

export function createNewsTeller(deps: NewsTellerDependencies): NewsTeller {
  const log = deps.log.child('news');
  /** Failures of which the store knows nothing, because the run did not get as far as its record. */
  let unrecorded = 0;

  function wish(model: ReadModel): NewsContext['isWanted'] {
    const { strategyNotices } = deps.settings();
    const watched = new Set(model.stores.watchlist.all());
    return (strategyId, orderbookId) => {
      const choice = strategyNotices[strategyId] ?? 'all';
      return choice === 'all' || (choice === 'watched' && watched.has(orderbookId));
    };
  }

  async function tellRecovery(model: ReadModel, before: readonly EndedRun[]): Promise<void> {
    const { key } = failureStreak(before);
    if (model.stores.notices.byKey(`failure ${key}`) === null) return;
    await deps.desk.deliver({ kind: 'recovered', facts: { event: 'sync-recovered' }, strategyId: null, asOf: null, dedupeKey: `recovered ${key}`, changeKeys: [] });
  }

  /** Newest first. A variant that was computed neither ends a streak of failures nor is a first sync. */
  function endedSyncs(model: ReadModel | null): StoredSyncRun[] {
    return model?.stores.runs.newest(RUNS_LOOKED_AT).filter(({ trigger }) => trigger !== 'variant') ?? [];
  }

  async function tellFailed(reason: FailureKind | null): Promise<Telling> {
    const { failures, key } = failureStreak(endedSyncs(deps.readModel()));
    if (Math.max(failures, unrecorded) < 2) return suppressed('first-failure');
    return deps.desk.deliver({ kind: 'error', facts: { event: 'sync-failed', failure: reason }, strategyId: null, asOf: null, dedupeKey: `failure ${key}`, changeKeys: [] });
  }

  async function tellNews(model: ReadModel, summary: SyncSummaryDto, before: readonly RunDto[]): Promise<Telling> {
    const { notices } = model.stores;
    const last = before.find(({ status }) => status === 'ok' || status === 'partial');
    const decision = decideNews(readNews(model, summary.runId), {
      isFirstSync: last === undefined,
      isAfterImport: last !== undefined && (notices.restoredAt() ?? '') > last.startedAt,
      isCorrectionRun: summary.trigger === 'correction',
      alreadyTold: notices.wasTold,
      isWanted: wish(model),
    });
    if (!decision.show) return suppressed(decision.why);
    return deps.desk.deliver({ kind: 'signals', facts: decision.facts, strategyId: decision.strategyId, asOf: decision.asOf, dedupeKey: shortKey(decision.dedupeKey), changeKeys: decision.changeKeys });
  }

  const logged = (telling: Telling): Telling => {
    log.info('told', telling.outcome === 'shown' ? { outcome: telling.outcome } : { outcome: telling.outcome, reason: telling.reason });
    return telling;
  };

  return {
    async tell(summary) {
      const model = deps.readModel();
      if (!model) return logged(suppressed('no-data'));
      if (summary.status === 'failed') return logged(await tellFailed(summary.failures[0]?.kind ?? null));
      unrecorded = 0;
      const runs = endedSyncs(model);
      const before = runs.slice(runs.findIndex(({ runId }) => runId === summary.runId) + 1);
      await tellRecovery(model, before);
      return logged(await tellNews(model, summary, before));
    },
    async tellFailure(reason) {
      if (reason.kind === 'cancelled') return logged(suppressed('cancelled'));
      unrecorded += 1;
      return logged(await tellFailed(reason.kind));
    },
  };
}
