import type { Session, WebContents } from 'electron';
import type { Logger } from '../../log/logger';
import { APP_ORIGIN } from './app-protocol';

/**
 * The page needs no permission of the browser: notifications are made in main. Handlers are taken away
 * before the own ones are set, so that none of before can answer in between.
 */
export function denyAllPermissions(session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>): void {
  session.setPermissionRequestHandler(null);
  session.setPermissionCheckHandler(null);
  session.setDevicePermissionHandler(null);
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Exports are written by main; what a page downloads by itself, nobody asked for. */
export function denyDownloads(session: Pick<Session, 'on'>, log: Logger): void {
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('the page tried to download a file');
  });
}

function originOf(url: URL): string {
  return `${url.protocol}//${url.host}`;
}

export interface RequestPolicy {
  /** The build tool's server while developing; null otherwise. */
  readonly developmentUrl: string | null;
  readonly hasDeveloperTools: boolean;
}

/** What a page may load: its own files, and in development what serves and inspects them. */
export function isAllowedRequest(text: string, { developmentUrl, hasDeveloperTools }: RequestPolicy): boolean {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  if (originOf(url) === APP_ORIGIN || text.startsWith('data:image/')) return true;
  if (url.protocol === 'devtools:') return hasDeveloperTools;
  if (developmentUrl === null) return false;
  const server = new URL(developmentUrl);
  // Hot reload speaks over a web socket to the same server.
  return url.host === server.host && (url.protocol === server.protocol || url.protocol === 'ws:');
}

export function blockForeignRequests(session: Pick<Session, 'webRequest'>, policy: RequestPolicy, log: Logger): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const allowed = isAllowedRequest(details.url, policy);
    if (!allowed) log.warn('the page tried to load something foreign', { scheme: details.url.split(':')[0] ?? '' });
    decide({ cancel: !allowed });
  });
}

/** A page stays where it is: it opens no windows, follows no links, embeds nothing. */
export function confine(contents: Pick<WebContents, 'setWindowOpenHandler' | 'on'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
