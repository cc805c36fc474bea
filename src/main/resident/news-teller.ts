import { createHash } from 'node:crypto';
import { decideNews } from '@core/notify/decide';
import type { Failure } from '@core/errors';
import type { SyncSummaryDto } from '@shared/dto/sync';
import type { EngineWrite } from '@shared/engine/protocol';
import type { Settings } from '@shared/settings';
import type { Logger } from '../log/logger';
import { readNews } from '../handlers/news';
import type { ReadModel } from '../handlers/read-model';
import { languageOf } from './language';

export interface NewsTellerDependencies {
  readonly readModel: () => ReadModel | null;
  readonly settings: () => Settings;
  readonly systemLanguage: string;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly notify: (message: { title: string; body: string; onClick(): void }) => Promise<string>;
  readonly open: (strategyId: string | null) => void;
  readonly onNotice: (unread: number) => void;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export interface NewsTeller {
  /** After a sync: at most one grouped notification, and the same in the inbox. */
  tell(summary: SyncSummaryDto): Promise<void>;
  /** A failed sync is told at the second failure in a row, and not again. */
  tellFailure(reason: Failure): Promise<void>;
}

const FAILURE_TITLES = { sv: 'Synkningen misslyckades', en: 'The sync failed' } as const;

export function createNewsTeller(deps: NewsTellerDependencies): NewsTeller {
  const log = deps.log.child('news');
  let failuresInARow = 0;
  const language = (): 'sv' | 'en' => languageOf(deps.settings().language, deps.systemLanguage);
  const unread = (): number => deps.readModel()?.stores.notices.unreadCount() ?? 0;

  /** In the inbox first: what could not be recorded would be told again after a restart. */
  async function deliver(kind: 'signals' | 'error', title: string, body: string, strategyId: string | null, dedupeKey: string): Promise<void> {
    const before = unread();
    await deps.write([{ what: 'notice', kind, title, body, strategyId, dedupeKey, createdAtMs: deps.nowMs() }]);
    deps.onNotice(unread());
    if (unread() === before) {
      log.info('already told before');
      return;
    }
    const outcome = await deps.notify({
      title,
      body,
      onClick: () => {
        deps.open(strategyId);
      },
    });
    log.info('notification', { outcome });
  }

  return {
    async tell(summary) {
      failuresInARow = 0;
      const model = deps.readModel();
      if (!model) return;
      const news = readNews(model, summary.runId);
      const decision = decideNews(news, {
        enabled: deps.settings().notifications,
        isFirstSync: news.every((one) => one.entered.length === 0 && one.exited.length === 0),
        language: language(),
        alreadyTold: () => false,
      });
      if (!decision.show) {
        log.info('no notification', { why: decision.why });
        return;
      }
      await deliver('signals', decision.title, decision.body.slice(0, 4000), decision.strategyId, shortKey(decision.dedupeKey));
    },
    async tellFailure(reason) {
      if (reason.kind === 'cancelled') return;
      failuresInARow += 1;
      if (failuresInARow !== 2) return;
      const day = new Date(deps.nowMs()).toISOString().slice(0, 10);
      await deliver('error', FAILURE_TITLES[language()], `${reason.message} ${reason.remedy}`, null, `failure ${day} ${reason.kind}`);
    },
  };
}

/** The same changes give the same key, however many they are. */
function shortKey(key: string): string {
  return `signals ${createHash('sha256').update(key).digest('hex')}`;
}
