import { digestOf } from '@core/notify/digest';
import type { NoticeFacts } from '@core/domain/notice-facts';
import { quietUntilMs, type QuietHours } from '@core/notify/quiet-hours';
import { wordNotice } from '@core/notify/word-notice';
import { minuteOfDayOf } from '@core/time/clock-time';
import type { NoticeDelivery, NoticeDto, ViewDto } from '@shared/dto/app';
import type { EngineWrite } from '@shared/engine/writes';
import type { Settings } from '@shared/settings';
import type { Logger } from '../log/logger';
import { noticeWords } from '../handlers/notice-words';
import type { ReadModel } from '../handlers/read-model';
import { languageOf } from './language';

export interface NoticeDeskDependencies {
  readonly readModel: () => ReadModel | null;
  readonly settings: () => Settings;
  readonly systemLanguage: string;
  readonly write: (writes: readonly EngineWrite[]) => Promise<void>;
  readonly notify: (message: { title: string; body: string; onClick(): void }) => Promise<'shown' | 'unsupported' | 'failed' | 'no-answer'>;
  readonly open: (view: ViewDto) => void;
  readonly onNotice: (unread: number) => void;
  readonly nowMs: () => number;
  readonly log: Logger;
}

export interface NewNotice {
  readonly kind: NoticeDto['kind'];
  readonly facts: NoticeFacts;
  readonly strategyId: string | null;
  /** The session it is about; null when it is about none. */
  readonly asOf: string | null;
  readonly dedupeKey: string;
  readonly changeKeys: readonly string[];
}

/** Every attempt says what became of it. */
export type Telling = { readonly outcome: 'shown' } | { readonly outcome: 'suppressed'; readonly reason: string };

export interface NoticeDesk {
  /** Into the inbox, and on the desktop unless notifications are off or it is quiet. */
  deliver(notice: NewNotice): Promise<Telling>;
  /** What was held, as one notification, when the quiet hours are over; nothing before. */
  deliverHeld(): Promise<Telling>;
}

export function quietHoursOf({ quietHours, quietFrom, quietTo, quietWeekends }: Settings): QuietHours {
  return { enabled: quietHours, fromMinute: minuteOfDayOf(quietFrom), toMinute: minuteOfDayOf(quietTo), weekends: quietWeekends };
}

export const suppressed = (reason: string): Telling => ({ outcome: 'suppressed', reason });

function viewOf(kind: NoticeDto['kind'], strategyId: string | null): ViewDto {
  if (kind === 'error') return { view: 'activity', strategyId: null };
  return strategyId === null ? { view: 'today', strategyId: null } : { view: 'strategy', strategyId };
}

/** The one way from a notice to the person: recorded first, so that what could not be recorded is told again. */
export function createNoticeDesk(deps: NoticeDeskDependencies): NoticeDesk {
  const log = deps.log.child('notices');
  const language = (): 'sv' | 'en' => languageOf(deps.settings().language, deps.systemLanguage);
  const notices = () => deps.readModel()?.stores.notices ?? null;
  /** Null while nobody has looked since the start. */
  let mayHold: boolean | null = null;

  async function show(message: { title: string; body: string }, view: ViewDto): Promise<NoticeDelivery> {
    const outcome = await deps.notify({
      ...message,
      onClick: () => {
        deps.open(view);
      },
    });
    log.info('notification', { outcome });
    return outcome;
  }

  function heldBack(): 'off' | 'held' | null {
    const settings = deps.settings();
    if (!settings.notifications) return 'off';
    return quietUntilMs(deps.nowMs(), quietHoursOf(settings)) === null ? null : 'held';
  }

  return {
    async deliver(notice) {
      if (notices()?.byKey(notice.dedupeKey)) return suppressed('already-told');
      const delivery = heldBack();
      const said = wordNotice(notice.facts, language());
      await deps.write([{ what: 'notice', ...notice, changeKeys: [...notice.changeKeys], title: said.title.slice(0, 500), body: said.body.slice(0, 4000), createdAtMs: deps.nowMs(), delivery }]);
      deps.onNotice(notices()?.unreadCount() ?? 0);
      if (delivery === 'held') mayHold = true;
      if (delivery !== null) return suppressed(delivery);
      const outcome = await show(said, viewOf(notice.kind, notice.strategyId));
      const stored = notices()?.byKey(notice.dedupeKey);
      if (stored) await deps.write([{ what: 'notice-delivery', noticeIds: [stored.noticeId], delivery: outcome }]);
      return outcome === 'shown' ? { outcome: 'shown' } : suppressed(outcome);
    },
    async deliverHeld() {
      if (mayHold === false) return suppressed('nothing-held');
      const holding = heldBack();
      if (holding === 'held') return suppressed('held');
      mayHold = false;
      const held = notices()?.held() ?? [];
      const reader = language();
      const digest = digestOf(held.map((notice) => ({ ...notice, ...noticeWords(notice, reader) })), reader);
      if (digest === null) return suppressed('nothing-held');
      await deps.write([{ what: 'notice-delivery', noticeIds: held.map(({ noticeId }) => noticeId), delivery: holding ?? 'digest' }]);
      if (holding !== null) return suppressed(holding);
      const [only, ...others] = held;
      const outcome = await show(digest, others.length === 0 ? viewOf(only!.kind, only!.strategyId) : { view: 'today', strategyId: null });
      return outcome === 'shown' ? { outcome: 'shown' } : suppressed(outcome);
    },
  };
}
