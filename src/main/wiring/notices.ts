import { createNewsTeller, type NewsTeller } from '../resident/news-teller';
import { createNoticeDesk, type NoticeDesk, type NoticeDeskDependencies } from '../resident/notice-desk';

export type NoticeWiring = Pick<NewsTeller, 'tell' | 'tellFailure'> & Pick<NoticeDesk, 'deliver' | 'deliverHeld'>;

/** From the end of a run to what the person is told: what is worth it, and how it gets there. */
export function wireNotices(deps: NoticeDeskDependencies): NoticeWiring {
  const desk = createNoticeDesk(deps);
  const { readModel, settings, log } = deps;
  const { tell, tellFailure } = createNewsTeller({ readModel, settings, desk, log });
  return { tell, tellFailure, deliver: desk.deliver, deliverHeld: desk.deliverHeld };
}
