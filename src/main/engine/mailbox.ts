import { toFailure } from '@core/errors';
import { engineRequestSchema, type EngineMessage } from '@shared/engine/protocol';
import type { EngineWrite } from '@shared/engine/writes';
import type { Logger } from '../log/logger';

export interface MailboxDependencies {
  /** The next letter that has arrived but was not handed over, because the thread was busy; undefined when there is none. */
  readonly receive: () => unknown;
  readonly answer: (message: Extract<EngineMessage, { type: 'written' }>) => void;
  readonly onCancel: () => void;
  readonly log: Logger;
}

export type ApplyWrites = (writes: readonly EngineWrite[]) => void;

export interface Mailbox {
  /** Takes one letter from main. */
  take(letter: unknown): void;
  /** Takes what has arrived while the thread computed; only between two units of work, outside of any transaction. */
  look(): void;
  /** The database is open: what came before is written now, what comes later at once. */
  open(apply: ApplyWrites): void;
  /** Nothing is written any more. Letters that come now stay unanswered, and main sees to them when the thread has gone. */
  close(): void;
}

/** Main's letters to the running thread, the only one that writes: the wish to stop, and small writes of the resident app. */
export function createMailbox(deps: MailboxDependencies): Mailbox {
  let waiting: { readonly id: number; readonly writes: readonly EngineWrite[] }[] = [];
  let apply: ApplyWrites | null = null;

  function write({ id, writes }: (typeof waiting)[number]): void {
    try {
      apply?.(writes);
      deps.answer({ type: 'written', id, failure: null });
    } catch (error) {
      deps.answer({ type: 'written', id, failure: { ...toFailure(error) } });
    }
  }

  function take(letter: unknown): void {
    const parsed = engineRequestSchema.safeParse(letter);
    if (!parsed.success) {
      deps.log.error('main sent an unknown message', { issue: parsed.error.issues[0]?.message ?? '' });
      return;
    }
    if (parsed.data === 'cancel') deps.onCancel();
    else if (apply === null) waiting.push(parsed.data);
    else write(parsed.data);
  }

  return {
    take,
    look() {
      for (let letter = deps.receive(); letter !== undefined; letter = deps.receive()) take(letter);
    },
    open(applyWrites) {
      apply = applyWrites;
      const arrived = waiting;
      waiting = [];
      for (const letter of arrived) write(letter);
    },
    close() {
      apply = null;
    },
  };
}
