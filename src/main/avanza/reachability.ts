import { connect } from 'node:net';
import type { Provider } from './base-url';

/**
 * Whether the data source takes a connection at all. Nothing is sent: a request belongs to a run and its log.
 * Errors: none; whatever goes wrong means no.
 */
export function canReach(provider: Provider, patienceMs: number): Promise<boolean> {
  const url = new URL(provider.baseUrl);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: patienceMs });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
