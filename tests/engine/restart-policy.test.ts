import { expect, it } from 'vitest';
import { createRestartPolicy } from '../../src/main/engine/restart-policy';

const MINUTE_MS = 60_000;

it('waits after a crash until its pause is over, and not at all before the first', () => {
  const policy = createRestartPolicy([1000, 5000]);
  expect(policy.delayMs(0)).toBe(0);
  policy.recordCrash(10_000);
  expect([10_000, 10_400, 11_000, 20_000].map((nowMs) => policy.delayMs(nowMs))).toEqual([1000, 600, 0, 0]);
  policy.recordCrash(20_000);
  expect(policy.delayMs(21_000)).toBe(4000);
});

it('gives up after three crashes within an hour, until the oldest is an hour old', () => {
  const policy = createRestartPolicy([0]);
  for (const minute of [0, 20, 40]) policy.recordCrash(minute * MINUTE_MS);
  expect(policy.delayMs(41 * MINUTE_MS)).toBeNull();
  expect(policy.delayMs(59 * MINUTE_MS)).toBeNull();
  expect(policy.delayMs(60 * MINUTE_MS)).toBe(0);
});

it('F7: forgets crashes that a clock set back puts far into the future, and never waits longer than a pause', () => {
  const policy = createRestartPolicy([1000]);
  policy.recordCrash(24 * 60 * MINUTE_MS);
  expect(policy.delayMs(23.5 * 60 * MINUTE_MS)).toBe(1000);
  expect(policy.delayMs(0)).toBe(0);
});
