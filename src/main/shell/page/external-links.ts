import { raise } from '@core/errors';

/** The only hosts that may be opened in the person's browser. */
const ALLOWED_HOSTS: ReadonlySet<string> = new Set(['www.avanza.se']);
const MAX_URL_LENGTH = 2048;

/**
 * The address as it may be opened: https, an exact host of the list, no credentials, no odd port. Written
 * anew from its parts, so that nobody after us reads the text differently.
 * Missing: null when it is not one we open.
 */
export function allowedExternalUrl(text: string): string | null {
  if (text.length > MAX_URL_LENGTH) return null;
  try {
    const url = new URL(text);
    const isAllowed = url.protocol === 'https:' && ALLOWED_HOSTS.has(url.host) && url.username === '' && url.password === '';
    return isAllowed ? url.href : null;
  } catch {
    return null;
  }
}

/** The instrument's page at the broker. Errors: `invalid-input` when the id is not a number. */
export function instrumentUrl(orderbookId: string): string {
  if (!/^\d{1,12}$/.test(orderbookId)) return raise('invalid-input', 'An instrument’s id is a number.', { field: 'orderbookId' });
  return `https://www.avanza.se/aktier/om-aktien.html/${orderbookId}/aktie`;
}

/** Opens a link in the browser; false when it is not one we open. */
export async function openExternally(url: string, open: (url: string) => Promise<void>): Promise<boolean> {
  const allowed = allowedExternalUrl(url);
  if (allowed === null) return false;
  await open(allowed);
  return true;
}
