const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Where the build tool serves the page from while developing; null in a package, and for anything but a
 * server on this computer: the page that is loaded from there gets the whole bridge.
 */
export function readDevelopmentUrl(isPackaged: boolean, text: string | undefined): string | null {
  if (isPackaged || text === undefined || text === '') return null;
  try {
    const url = new URL(text);
    return url.protocol === 'http:' && LOOPBACK.has(url.hostname) ? url.href : null;
  } catch {
    return null;
  }
}
