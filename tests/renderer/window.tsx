import { cleanup, render, waitFor } from '@testing-library/react';
import { createClient } from '../../src/renderer/api/client';
import { createFakeBridge, type FakeBridge } from '../../src/renderer/api/fake';
import { App } from '../../src/renderer/app';
import { createStores, type Stores } from '../../src/renderer/stores';

export interface TestWindow {
  readonly bridge: FakeBridge;
  readonly stores: Stores;
  /** The page's clock, moved by hand. */
  readonly clock: { nowMs: number };
  close(): void;
}

export interface TestWindowOptions {
  readonly patienceMs?: number;
  readonly prepare?: (bridge: FakeBridge) => void;
  /** An app that had a window before. */
  readonly bridge?: FakeBridge;
}

/** The whole window on an invented app, as the query string describes it. */
export async function openWindow(search = '', { patienceMs = 1000, prepare, bridge = createFakeBridge(search) }: TestWindowOptions = {}): Promise<TestWindow> {
  prepare?.(bridge);
  const clock = { nowMs: 0 };
  const stores = createStores({ client: createClient(bridge, patienceMs), nowMs: () => clock.nowMs });
  render(<App stores={stores} />);
  const stop = stores.start();
  await waitFor(() => {
    if (stores.status.getState().pending || stores.strategies.getState().pending) throw new Error('still loading');
  });
  return {
    bridge,
    stores,
    clock,
    close() {
      stop();
      cleanup();
    },
  };
}
