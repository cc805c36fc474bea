import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '@shared/ipc/contract';
import { createClient, PATIENCE_MS } from '../../src/renderer/api/client';
import { createFakeBridge } from '../../src/renderer/api/fake';

describe('a call to the app', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is answered with engine-timeout after ten seconds of silence', async () => {
    const bridge = createFakeBridge();
    bridge.silence('app:state');
    const answer = createClient(bridge).call('app:state', {});
    const settled = vi.fn();
    void answer.then(settled);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(PATIENCE_MS).toBe(10_000);
    await expect(answer).resolves.toMatchObject({ ok: false, failure: { kind: 'engine-timeout' } });
  });

  it('leaves no timer behind once it is answered', async () => {
    await createClient(createFakeBridge()).call('app:state', {});
    expect(vi.getTimerCount()).toBe(0);
  });

  it('turns a bridge that rejects or throws into a failure', async () => {
    const rejecting = { call: () => Promise.reject(new Error('gone')), on: () => () => undefined } as unknown as Bridge;
    const throwing = { call: () => { throw new Error('gone'); }, on: () => () => undefined } as unknown as Bridge;
    for (const bridge of [rejecting, throwing]) {
      await expect(createClient(bridge).call('app:state', {})).resolves.toMatchObject({ ok: false, failure: { kind: 'engine-timeout' } });
    }
  });
});
