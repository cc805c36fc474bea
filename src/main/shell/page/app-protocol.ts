import { readFileSync, realpathSync } from 'node:fs';
import { extname, isAbsolute, join, relative } from 'node:path';
import { CONTENT_SECURITY_POLICY } from './content-security-policy';

export const APP_SCHEME = 'app';
export const APP_HOST = 'kursvakt';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export interface PageRequest {
  readonly url: string;
  readonly method: string;
}

export interface PageAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Buffer;
}

/** On every answer: an empty page of a refusal has the bridge too. */
const GUARDS = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' } as const;

function refuse(statusCode: 403 | 404 | 405): PageAnswer {
  return { statusCode, headers: GUARDS, data: Buffer.alloc(0) };
}

function isInside(root: string, file: string): boolean {
  const path = relative(root, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
}

/** The file a URL names below the root; null when it names anything else. */
function fileOf(rootFolder: string, url: URL): string | null {
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(rootFolder, path === '/' ? 'index.html' : path);
  return isInside(rootFolder, file) ? file : null;
}

/**
 * Serves the built page from its folder: GET only, one host, nothing outside the folder even through
 * links, known kinds of files only. Never file://, which would give the page more than it needs. Read at once,
 * because each wait would queue behind everything else that main does while the window opens.
 */
export function createPageHandler(rootFolder: string): (request: PageRequest) => PageAnswer {
  return (request) => {
    if (request.method !== 'GET') return refuse(405);
    let url: URL;
    try {
      url = new URL(request.url);
    } catch {
      return refuse(403);
    }
    if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return refuse(403);
    const file = fileOf(rootFolder, url);
    const type = file === null ? undefined : CONTENT_TYPES[extname(file)];
    if (file === null || type === undefined) return refuse(403);
    try {
      const real = realpathSync(file);
      if (!isInside(realpathSync(rootFolder), real)) return refuse(403);
      return { statusCode: 200, headers: { ...GUARDS, 'Content-Type': type, 'Cache-Control': 'no-cache' }, data: readFileSync(real) };
    } catch {
      return refuse(404);
    }
  };
}
