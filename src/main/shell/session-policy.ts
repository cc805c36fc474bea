import type { Session, WebContents } from 'electron';
import type { Logger } from '../log/logger';
import { APP_ORIGIN } from './app-protocol';

/** The page needs no permission of the browser: notifications are made in main. */
export function denyAllPermissions(session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** What a page may load: its own files, and in development the server that serves them. */
export function isAllowedRequest(url: string, developmentUrl: string | null): boolean {
  if (url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('devtools://')) return true;
  if (url.startsWith('data:image/')) return true;
  if (developmentUrl === null) return false;
  return url.startsWith(developmentUrl) || url.startsWith(developmentUrl.replace(/^http/, 'ws'));
}

export function blockForeignRequests(session: Pick<Session, 'webRequest'>, developmentUrl: string | null, log: Logger): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    const allowed = isAllowedRequest(details.url, developmentUrl);
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
