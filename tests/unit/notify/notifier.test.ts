import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createNotifier, type Message } from '../../../src/main/shell/desktop/notifier';

const NEVER = new Promise<void>(() => {});

function desktop(does: (notification: EventEmitter) => void, options: { supported?: boolean; sleep?: () => Promise<void> } = {}) {
  const made: EventEmitter[] = [];
  const notify = createNotifier({
    isSupported: () => options.supported ?? true,
    sleep: options.sleep ?? (() => NEVER),
    create: () => {
      const notification = new EventEmitter();
      made.push(notification);
      return Object.assign(notification, { show: () => does(notification) });
    },
  });
  return { notify, made };
}
const message = (onClick: () => void = () => {}): Message => ({ title: 't', body: 'b', onClick });

describe('an attempt to notify', () => {
  const table: readonly (readonly [string, () => ReturnType<typeof desktop>])[] = [
    ['shown', () => desktop((notification) => notification.emit('show'))],
    ['failed', () => desktop((notification) => notification.emit('failed'))],
    ['unsupported', () => desktop(() => {}, { supported: false })],
    ['no-answer', () => desktop(() => {}, { sleep: async () => {} })],
  ];
  for (const [outcome, make] of table) {
    it(`F9 says when it was ${outcome}`, async () => {
      expect(await make().notify(message())).toBe(outcome);
    });
  }

  it('F9 that throws has failed and ends nothing', async () => {
    const { notify } = desktop(() => {
      throw new Error('no daemon');
    });
    expect(await notify(message())).toBe('failed');
  });

  it('F9 makes nothing where notifications do not exist', async () => {
    const { notify, made } = desktop(() => {}, { supported: false });
    await notify(message());
    expect(made).toEqual([]);
  });

  it('F9 can be clicked while and after it is shown', async () => {
    const { notify, made } = desktop((notification) => notification.emit('show'));
    let clicks = 0;
    await notify(message(() => (clicks += 1)));
    made[0]?.emit('click');
    expect(clicks).toBe(1);
  });
});
