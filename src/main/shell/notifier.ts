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

/** Every attempt says what became of it; a desktop that swallows notifications is no mystery then. */
export function createNotifier(deps: NotifierDependencies): (message: Message) => Promise<NotificationOutcome> {
  // Kept while on screen: one that is collected as garbage loses its click.
  const onScreen = new Set<NativeNotification>();
  const KEPT = 20;
  return async (message) => {
    if (!deps.isSupported()) return 'unsupported';
    const notification = deps.create({ title: message.title, body: message.body });
    onScreen.add(notification);
    if (onScreen.size > KEPT) for (const oldest of onScreen) { onScreen.delete(oldest); break; }
    const outcome = new Promise<NotificationOutcome>((resolve) => {
      notification.on('show', () => { resolve('shown'); });
      notification.on('failed', () => { resolve('failed'); });
    });
    notification.on('click', () => {
      onScreen.delete(notification);
      message.onClick();
    });
    notification.show();
    return Promise.race([outcome, deps.sleep(PATIENCE_MS).then((): NotificationOutcome => 'no-answer')]);
  };
}
