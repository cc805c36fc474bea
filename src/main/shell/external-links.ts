/** The only hosts that may be opened in the person's browser. */
const ALLOWED_HOSTS: ReadonlySet<string> = new Set(['www.avanza.se']);
const MAX_URL_LENGTH = 2048;

/** https, an exact host of the list, no credentials, no odd port. */
export function isAllowedExternalUrl(text: string): boolean {
  if (text.length > MAX_URL_LENGTH) return false;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' && ALLOWED_HOSTS.has(url.host) && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

export function instrumentUrl(orderbookId: string): string {
  return `https://www.avanza.se/aktier/om-aktien.html/${orderbookId}/aktie`;
}

/** Opens a link in the browser; false when it is not one we open. */
export async function openExternally(url: string, open: (url: string) => Promise<void>): Promise<boolean> {
  if (!isAllowedExternalUrl(url)) return false;
  await open(url);
  return true;
}
