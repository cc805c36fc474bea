import { describe, expect, it } from 'vitest';
import type { EventChannel } from '@shared/ipc/channels';
import type { EventPayload } from '@shared/ipc/contract';
import { createEventSender } from '../../src/main/shell/page/event-sender';

/** A clock that runs only when it is told to, with the timers that hang on it. */
function fakeTime() {
  let nowMs = 1_000_000;
  let timers: { atMs: number; work: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    jump: (byMs: number) => {
      nowMs += byMs;
    },
    advance(byMs: number) {
      nowMs += byMs;
      const due = timers.filter((timer) => timer.atMs <= nowMs);
      timers = timers.filter((timer) => timer.atMs > nowMs);
      for (const timer of due) timer.work();
    },
    setTimer(work: () => void, delayMs: number) {
      const timer = { atMs: nowMs + delayMs, work };
      timers.push(timer);
      return { cancel: () => void (timers = timers.filter((other) => other !== timer)) };
    },
    delaysMs: () => timers.map((timer) => timer.atMs - nowMs),
  };
}

function sender() {
  const time = fakeTime();
  const delivered: { channel: EventChannel; payload: unknown; atMs: number }[] = [];
  const events = createEventSender({ nowMs: time.nowMs, setTimer: time.setTimer, deliver: (channel, payload) => delivered.push({ channel, payload, atMs: time.nowMs() }) });
  const progress = (done: number): void => {
    events.send('sync:progressed', { done } as EventPayload<'sync:progressed'>);
  };
  return { time, delivered, events, progress };
}

describe('events to the page', () => {
  it('B7 ten thousand progress reports in ten seconds become four a second at most, and the last arrives', () => {
    const { time, delivered, progress } = sender();
    for (let done = 1; done <= 10_000; done += 1) {
      progress(done);
      time.advance(1);
    }
    time.advance(1000);
    const times = delivered.map((event) => event.atMs);
    for (const start of times) expect(times.filter((atMs) => atMs >= start && atMs < start + 1000).length).toBeLessThanOrEqual(4);
    expect(delivered.length).toBeGreaterThan(35);
    expect(delivered.at(-1)?.payload).toEqual({ done: 10_000 });
  });

  it('B7 the first of a burst arrives at once', () => {
    const { delivered, progress } = sender();
    progress(1);
    expect(delivered).toHaveLength(1);
  });

  it('B7 rare events are never held back nor replaced', () => {
    const { delivered, events } = sender();
    for (let unread = 0; unread < 10; unread += 1) events.send('notices:changed', { unread });
    expect(delivered.map((event) => event.payload)).toEqual(Array.from({ length: 10 }, (_, unread) => ({ unread })));
  });

  it('B7 one kind of event does not hold back another', () => {
    const { delivered, events, progress } = sender();
    progress(1);
    events.send('memory:sampled', {} as EventPayload<'memory:sampled'>);
    expect(delivered.map((event) => event.channel)).toEqual(['sync:progressed', 'memory:sampled']);
  });

  it('B7 a clock that is set back a day holds nothing back for a day', () => {
    const { time, progress } = sender();
    progress(1);
    time.jump(-24 * 3_600_000);
    progress(2);
    expect(time.delaysMs().every((delayMs) => delayMs <= 250)).toBe(true);
  });

  it('B7 what is no longer true is taken back before it is delivered, and the next word is delivered as usual', () => {
    const { time, delivered, events, progress } = sender();
    progress(1);
    progress(2);
    events.forget('sync:progressed');
    time.advance(1000);
    progress(3);
    expect(delivered.map((event) => event.payload)).toEqual([{ done: 1 }, { done: 3 }]);
  });

  it('F6 nothing is sent once it is stopped', () => {
    const { time, delivered, events, progress } = sender();
    progress(1);
    progress(2);
    events.stop();
    progress(3);
    time.advance(1000);
    expect(delivered).toHaveLength(1);
  });
});
