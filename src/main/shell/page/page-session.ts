import { extname } from 'node:path';
import { protocol, session } from 'electron';
import type { Logger } from '../../log/logger';
import { APP_SCHEME, createPageHandler } from './app-protocol';
import { blockForeignRequests, denyAllPermissions, denyDownloads, type RequestPolicy } from './session-policy';

export interface PageSessionOptions extends RequestPolicy {
  readonly pageFolder: string;
  readonly log: Logger;
}

export interface PageSession {
  /**
   * Before the first page. Merely touching the session starts the network service in main, 11 MB of it, which
   * an app that was started into the tray may never need.
   */
  harden(): void;
  /** The page has its script and its style: from here on main may load what answers it, in the time the page needs for them. */
  readonly firstFilesServed: Promise<void>;
}

/** What the page waits for before it draws anything. */
const FIRST_FILES = ['.js', '.css'] as const;

/** The session every page lives in: the app's files, and nothing else. */
export function createPageSession({ pageFolder, developmentUrl, hasDeveloperTools, log }: PageSessionOptions): PageSession {
  const unserved = new Set<string>(FIRST_FILES);
  let resolveServed: () => void = () => undefined;
  const firstFilesServed = new Promise<void>((resolve) => {
    resolveServed = resolve;
  });
  let isHardened = false;

  return {
    firstFilesServed,
    harden() {
      if (isHardened) return;
      isHardened = true;
      const servePage = createPageHandler(pageFolder);
      // `handle` answers with the web's Response, for which Node loads a whole HTTP client into main: 4 MB, and
      // longer than reading every file of the page takes.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- still there in the newest Electron, with no other way around that client
      protocol.registerBufferProtocol(APP_SCHEME, (request, answer) => {
        answer(servePage(request));
        unserved.delete(extname(request.url));
        if (unserved.size === 0) resolveServed();
      });
      denyAllPermissions(session.defaultSession);
      denyDownloads(session.defaultSession, log);
      blockForeignRequests(session.defaultSession, { developmentUrl, hasDeveloperTools }, log);
    },
  };
}
