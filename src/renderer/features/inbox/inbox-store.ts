import { createStore, type StoreApi } from 'zustand/vanilla';
import type { InboxNoticeDto } from '@shared/dto/app';
import { createLoader, NOTHING_LOADED, type Loaded, type StoreDependencies } from '../../lib/loading';

export interface Inbox extends Loaded<InboxNoticeDto[]> {
  readonly unread: number;
  load(): Promise<void>;
  unreadChanged(unread: number): void;
  markAllRead(): Promise<void>;
}

const NOTICES_SHOWN = 200;

/** Every notice the app ever gave. */
export function createInboxStore(deps: StoreDependencies): StoreApi<Inbox> {
  return createStore<Inbox>()((set, get) => {
    const loader = createLoader(deps, 'notices:list', (change) => {
      set(change.value ? { ...change, unread: change.value.filter((notice) => notice.readAt === null).length } : change);
    });
    const load = (): Promise<void> => loader.load({ limit: NOTICES_SHOWN });
    return {
      ...NOTHING_LOADED,
      unread: 0,
      load,
      unreadChanged: (unread) => {
        set({ unread });
      },
      async markAllRead() {
        const newest = get().value?.[0];
        if (!newest) return;
        const answer = await deps.client.call('notices:mark-read', { upToNoticeId: newest.noticeId });
        if (answer.ok) await load();
        else set({ failure: answer.failure });
      },
    };
  });
}
