import type { AppStateDto } from '@shared/dto/app';
import type { SyncProgressDto } from '@shared/dto/sync';
import type { EventChannel } from '@shared/ipc/channels';
import type { EventPayload } from '@shared/ipc/contract';
import { SESSION } from './answers';
import { fakeProgress } from './operations';
import type { Situation } from './scenario';

/** Sends an event as main would. */
export type Emit = <Channel extends EventChannel>(channel: Channel, payload: EventPayload<Channel>) => void;

const TICK_MS = 260;
const PROGRESS_STEP = 6;

/** A sync that advances by itself while time passes, and stands where it is otherwise. */
export function createFakeSync(situation: Situation, isLive: boolean, { emit, appState }: { readonly emit: Emit; readonly appState: () => AppStateDto }) {
  let progress: SyncProgressDto | null = situation === 'syncing' || situation === 'first-sync' ? fakeProgress(131) : null;

  function tick(): void {
    if (!progress) return;
    const done = progress.done + PROGRESS_STEP;
    progress = done >= progress.total || progress.cancelling ? null : { ...fakeProgress(done) };
    if (progress) emit('sync:progressed', progress);
    emit('app:state-changed', appState());
    if (progress) setTimeout(tick, TICK_MS);
    else emit('signals:changed', { runId: 'run-10', asOf: SESSION });
  }
  if (isLive && progress) setTimeout(tick, TICK_MS);

  return {
    progress: () => progress,
    start: () => {
      const joined = progress !== null;
      progress ??= fakeProgress(0);
      emit('app:state-changed', appState());
      if (isLive && !joined) setTimeout(tick, TICK_MS);
      return { runId: 'run-10', joined };
    },
    cancel: () => {
      const cancelled = progress !== null;
      if (progress) progress = { ...progress, cancelling: true };
      return { cancelled };
    },
  };
}
