/** One message to show; clicking it leads somewhere. */
export interface Message {
  readonly title: string;
  readonly body: string;
  onClick(): void;
}

export type NotificationOutcome = 'shown' | 'unsupported' | 'failed' | 'no-answer';

export interface NativeNotification {
  on(event: 'show' | 'click' | 'failed', listener: () => void): unknown;
  show(): void;
}

export interface NotifierDependencies {
  readonly isSupported: () => boolean;
  readonly create: (content: { title: string; body: string }) => NativeNotification;
  readonly sleep: (delayMs: number) => Promise<void>;
}

const PATIENCE_MS = 5000;
/** Desktops keep some in a list, where they can still be clicked. */
const KEPT = 20;

/** Every attempt says what became of it; a desktop that swallows notifications is no mystery then. */
export function createNotifier(deps: NotifierDependencies): (message: Message) => Promise<NotificationOutcome> {
  // Oldest first. Kept, because one that is collected as garbage loses its click.
  const kept: NativeNotification[] = [];

  function show(message: Message): Promise<NotificationOutcome> {
    const notification = deps.create({ title: message.title, body: message.body });
    kept.push(notification);
    if (kept.length > KEPT) kept.shift();
    const outcome = new Promise<NotificationOutcome>((resolve) => {
      notification.on('show', () => {
        resolve('shown');
      });
      notification.on('failed', () => {
        resolve('failed');
      });
    });
    notification.on('click', () => {
      message.onClick();
    });
    notification.show();
    return outcome;
  }

  return async (message) => {
    if (!deps.isSupported()) return 'unsupported';
    try {
      return await Promise.race([show(message), deps.sleep(PATIENCE_MS).then((): NotificationOutcome => 'no-answer')]);
    } catch {
      return 'failed';
    }
  };
}
