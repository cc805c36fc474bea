import type { DataSource } from '@core/domain/provider';
import { raise } from '@core/errors';

/** The one host that data may come from, besides servers on this computer. */
export const PROVIDER_HOST = 'www.avanza.se';
export const MAX_REQUESTS_PER_SECOND = 2;

export interface Provider {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly host: string;
  /** A market on this computer: the demo, a test. */
  readonly isLoopback: boolean;
}

function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Errors: `invalid-input` for anything but https to Avanza or http(s) to this computer. */
export function parseProvider(text: string): Provider {
  const remedy = `Set KURSVAKT_AVANZA_URL to https://${PROVIDER_HOST}, or to a server on this computer.`;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return raise('invalid-input', 'KURSVAKT_AVANZA_URL is not a URL.', { remedy });
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return raise('invalid-input', 'KURSVAKT_AVANZA_URL carries more than a host and a path.', { remedy });
  }
  const isLoopback = isLoopbackHost(url.hostname);
  const isProvider = url.protocol === 'https:' && url.host === PROVIDER_HOST;
  if (!isProvider && !(isLoopback && (url.protocol === 'http:' || url.protocol === 'https:'))) {
    return raise('invalid-input', `KURSVAKT_AVANZA_URL points to ${url.protocol}//${url.host}, which is not allowed.`, { remedy });
  }
  return { baseUrl: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), host: url.host, isLoopback };
}

export function sourceOf({ isLoopback }: Provider): DataSource {
  return isLoopback ? 'this-computer' : 'avanza';
}

/** Requests a second. Errors: `invalid-input` above 2 towards anything but this computer. */
export function parseRate(text: string | undefined, provider: Provider): number {
  if (text === undefined || text === '') return MAX_REQUESTS_PER_SECOND;
  const rate = Number(text);
  if (!Number.isFinite(rate) || rate <= 0) {
    return raise('invalid-input', `KURSVAKT_RATE is “${text.slice(0, 20)}”.`, { remedy: 'Set it to a number of requests a second.' });
  }
  if (rate > MAX_REQUESTS_PER_SECOND && !provider.isLoopback) {
    return raise('invalid-input', `KURSVAKT_RATE is ${text}, more than Kursvakt asks of Avanza.`, {
      remedy: `Set it to at most ${String(MAX_REQUESTS_PER_SECOND)}, or leave it out.`,
    });
  }
  return rate;
}
