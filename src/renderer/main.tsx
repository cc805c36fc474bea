import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '@shared/ipc/contract';
import { createClient } from './api/client';
import { App } from './app';
import { markFirstRows } from './lib/first-rows';
import { createStores } from './stores';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  const { api } = window as { readonly api?: Bridge };
  // In a plain browser, while developing, an in-memory app stands in for the real one.
  const bridge = api ?? (import.meta.env.DEV ? (await import('./api/fake')).createFakeBridge(window.location.search, true) : null);
  if (!root || !bridge) return;
  const stores = createStores({
    client: createClient(bridge),
    nowMs: () => performance.now(),
    address: {
      read: () => window.location.hash,
      write: (hash) => {
        window.history.replaceState(null, '', hash);
      },
    },
  });
  markFirstRows(root);
  createRoot(root).render(
    <StrictMode>
      <App stores={stores} />
    </StrictMode>,
  );
  stores.start();
}

void start();
