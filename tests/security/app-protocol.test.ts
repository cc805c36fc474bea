import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageHandler, type PageAnswer } from '../../src/main/shell/page/app-protocol';
import { CONTENT_SECURITY_POLICY } from '../../src/main/shell/page/content-security-policy';

const SECRET = 'not for the page';

describe('the page’s own scheme', () => {
  let folder = '';
  let get: (url: string, method?: string) => PageAnswer;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kursvakt-page-'));
    const root = join(folder, 'root');
    mkdirSync(join(root, 'assets'), { recursive: true });
    mkdirSync(join(root, 'folder.js'));
    mkdirSync(join(folder, 'root-evil'));
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(root, 'assets', 'a b.js'), 'export {};');
    writeFileSync(join(root, 'assets', 'notes.txt'), SECRET);
    writeFileSync(join(folder, 'secret.json'), SECRET);
    writeFileSync(join(folder, 'root-evil', 'secret.json'), SECRET);
    symlinkSync(join(folder, 'secret.json'), join(root, 'link.json'));
    symlinkSync(join(folder, 'root-evil'), join(root, 'linked'));
    symlinkSync(join(root, 'index.html'), join(root, 'inside.html'));
    const handle = createPageHandler(root);
    get = (url, method = 'GET') => handle({ url, method });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const served: readonly (readonly [string, string])[] = [
    ['app://kursvakt/index.html', 'text/html; charset=utf-8'],
    ['app://kursvakt/', 'text/html; charset=utf-8'],
    ['app://kursvakt/index.html?from=tray#today', 'text/html; charset=utf-8'],
    ['app://kursvakt/assets/a%20b.js', 'text/javascript; charset=utf-8'],
    ['app://kursvakt/assets/../index.html', 'text/html; charset=utf-8'],
    ['app://kursvakt/inside.html', 'text/html; charset=utf-8'],
  ];
  for (const [url, type] of served) {
    it(`A3 serves ${url} with its type and the policy`, () => {
      const { statusCode, headers, data } = get(url);
      expect(statusCode).toBe(200);
      expect(headers).toMatchObject({ 'Content-Type': type, 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' });
      expect(data.length).toBeGreaterThan(0);
    });
  }

  const refused: readonly (readonly [string, string, number])[] = [
    ['a way up', 'app://kursvakt/../secret.json', 404],
    ['an encoded way up', 'app://kursvakt/%2e%2e%2fsecret.json', 403],
    ['a way up with an encoded backslash', 'app://kursvakt/..%5csecret.json', 403],
    ['a way up from a folder', 'app://kursvakt/assets/%2e%2e/%2e%2e%2fsecret.json', 403],
    ['a neighbour whose name begins with the root’s', 'app://kursvakt/%2e%2e%2froot-evil/secret.json', 403],
    ['an absolute path', 'app://kursvakt//etc/passwd.json', 404],
    ['an encoded absolute path', 'app://kursvakt/%2fetc%2fhosts.json', 404],
    ['a NUL', 'app://kursvakt/index.html%00.png', 403],
    ['a broken encoding', 'app://kursvakt/%zz.html', 403],
    ['a link that leads out', 'app://kursvakt/link.json', 403],
    ['a folder link that leads out', 'app://kursvakt/linked/secret.json', 403],
    ['another host', 'app://evil/index.html', 403],
    ['a host that begins like ours', 'app://kursvakt.evil/index.html', 403],
    ['another scheme', 'file:///index.html', 403],
    ['a file of an unknown type', 'app://kursvakt/assets/notes.txt', 403],
    ['a folder', 'app://kursvakt/assets', 403],
    ['a folder named like a file', 'app://kursvakt/folder.js', 404],
    ['a missing file', 'app://kursvakt/missing.js', 404],
    ['no address at all', 'kursvakt', 403],
  ];
  for (const [what, url, status] of refused) {
    it(`A3 answers ${String(status)} to ${what}`, () => {
      const { statusCode, headers, data } = get(url);
      expect(statusCode).toBe(status);
      expect(data.toString()).toBe('');
      expect(headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY);
    });
  }

  for (const method of ['POST', 'HEAD', 'PUT', 'OPTIONS']) {
    it(`A3 answers 405 to ${method}`, () => {
      expect(get('app://kursvakt/index.html', method).statusCode).toBe(405);
    });
  }
});
