import { expect, it } from 'vitest';
import { raise } from '@core/errors';
import type { EngineWrite } from '@shared/engine/writes';
import { createMailbox } from '../../src/main/engine/mailbox';
import { recordingLog } from '../security/recording-log';

const letter = (id: number, theme: 'dark' | 'light') => ({ type: 'write', id, writes: [{ what: 'settings', patch: { theme } }] });

function desk() {
  const arrived: unknown[] = [];
  const answers: unknown[] = [];
  const written: EngineWrite[] = [];
  let cancelled = 0;
  const { log, lines } = recordingLog();
  const mailbox = createMailbox({ receive: () => arrived.shift(), answer: (message) => answers.push(message), onCancel: () => (cancelled += 1), log });
  return { mailbox, arrived, answers, written, lines, apply: (writes: readonly EngineWrite[]) => void written.push(...writes), cancelled: () => cancelled };
}

it('letters wait until the database is open, then are written at once and answered by number', () => {
  const { mailbox, answers, written, apply } = desk();
  mailbox.take(letter(1, 'dark'));
  expect(answers).toEqual([]);
  mailbox.open(apply);
  mailbox.take(letter(2, 'light'));
  expect(answers).toEqual([{ type: 'written', id: 1, failure: null }, { type: 'written', id: 2, failure: null }]);
  expect(written).toEqual([{ what: 'settings', patch: { theme: 'dark' } }, { what: 'settings', patch: { theme: 'light' } }]);
});

it('a thread that computes takes all that has arrived when it looks, the wish to stop too', () => {
  const { mailbox, arrived, answers, apply, cancelled } = desk();
  mailbox.open(apply);
  arrived.push(letter(1, 'dark'), 'cancel', letter(2, 'light'));
  mailbox.look();
  expect([answers.length, cancelled(), arrived.length]).toEqual([2, 1, 0]);
});

it('what could not be written is answered with the reason, what is no letter is logged', () => {
  const { mailbox, answers, lines } = desk();
  mailbox.open(() => raise('store-full', 'The disk is full.'));
  mailbox.take(letter(1, 'dark'));
  expect(answers).toMatchObject([{ id: 1, failure: { kind: 'store-full' } }]);
  mailbox.take({ type: 'gossip' });
  expect(lines.at(-1)).toMatchObject({ level: 'error', message: 'main sent an unknown message' });
});

it('when the database is closed nothing is answered any more', () => {
  const { mailbox, answers, apply } = desk();
  mailbox.open(apply);
  mailbox.close();
  mailbox.take(letter(1, 'dark'));
  expect(answers).toEqual([]);
});
