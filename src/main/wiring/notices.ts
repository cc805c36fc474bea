import { toFailure } from '@core/errors';
import { createNewsTeller, type NewsTeller } from '../resident/news-teller';
import { createNoticeDesk, type NoticeDesk, type NoticeDeskDependencies } from '../resident/notice-desk';

/** Errors: none but of `deliver`. Nobody waits for the others, and what could not be recorded is told again later. */
export interface NoticeWiring extends Pick<NoticeDesk, 'deliver'> {
  tell(...told: Parameters<NewsTeller['tell']>): void;
  tellFailure(...told: Parameters<NewsTeller['tellFailure']>): void;
  deliverHeld(): void;
}

/** From the end of a run to what the person is told: what is worth it, and how it gets there. */
export function wireNotices(deps: NoticeDeskDependencies): NoticeWiring {
  const desk = createNoticeDesk(deps);
  const { readModel, settings, log } = deps;
  const { tell, tellFailure } = createNewsTeller({ readModel, settings, desk, log });
  function unattended(telling: Promise<unknown>): void {
    telling.catch((error: unknown) => {
      log.warn('the person could not be told', { kind: toFailure(error).kind });
    });
  }
  return {
    tell: (summary) => unattended(tell(summary)),
    tellFailure: (reason) => unattended(tellFailure(reason)),
    deliver: desk.deliver,
    deliverHeld: () => unattended(desk.deliverHeld()),
  };
}
