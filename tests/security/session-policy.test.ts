import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { readDevelopmentUrl } from '../../src/main/shell/page/development-url';
import { blockForeignRequests, confine, denyAllPermissions, denyDownloads, isAllowedRequest } from '../../src/main/shell/page/session-policy';
import { recordingLog } from './recording-log';

const PERMISSIONS = [
  'clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fullscreen', 'geolocation', 'idle-detection', 'media', 'mediaKeySystem',
  'midi', 'midiSysex', 'notifications', 'pointerLock', 'keyboardLock', 'openExternal', 'speaker-selection', 'storage-access',
  'top-level-storage-access', 'window-management', 'fileSystem', 'hid', 'serial', 'usb', 'deprecated-sync-clipboard-read',
  'one-that-is-not-invented-yet',
];

/** A session that keeps the handlers it was given, in their order. */
function fakeSession() {
  const given = { request: [] as unknown[], check: [] as unknown[], device: [] as unknown[] };
  const session = {
    setPermissionRequestHandler: (handler: unknown) => given.request.push(handler),
    setPermissionCheckHandler: (handler: unknown) => given.check.push(handler),
    setDevicePermissionHandler: (handler: unknown) => given.device.push(handler),
  };
  denyAllPermissions(session);
  return given;
}

describe('permissions', () => {
  for (const permission of PERMISSIONS) {
    it(`A6 ${permission} is denied when asked for and when looked up`, () => {
      const { request, check } = fakeSession();
      const answers: boolean[] = [];
      (request.at(-1) as (contents: null, name: string, answer: (granted: boolean) => void) => void)(null, permission, (granted) => answers.push(granted));
      expect(answers).toEqual([false]);
      expect((check.at(-1) as (contents: null, name: string) => boolean)(null, permission)).toBe(false);
    });
  }

  it('A6 devices are denied', () => {
    expect((fakeSession().device.at(-1) as () => boolean)()).toBe(false);
  });

  it('A6 every handler of before is taken away first', () => {
    const given = fakeSession();
    for (const handlers of Object.values(given)) expect(handlers).toEqual([null, expect.any(Function)]);
  });
});

describe('navigation', () => {
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    it(`A5 ${name} is prevented`, () => {
      const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined });
      confine(contents as unknown as Parameters<typeof confine>[0]);
      let prevented = false;
      contents.emit(name, { preventDefault: () => (prevented = true) });
      expect(prevented).toBe(true);
    });
  }

  it('A5 new windows are denied', () => {
    let handler: (() => unknown) | undefined;
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (given: () => unknown) => (handler = given) });
    confine(contents as unknown as Parameters<typeof confine>[0]);
    expect(handler?.()).toEqual({ action: 'deny' });
  });

  it('A5 downloads are stopped and logged', () => {
    const session = new EventEmitter();
    const { log, lines } = recordingLog();
    denyDownloads(session as unknown as Parameters<typeof denyDownloads>[0], log);
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    expect(lines).toHaveLength(1);
  });
});

describe('requests of the page', () => {
  const packaged = { developmentUrl: null, hasDeveloperTools: false };
  const developing = { developmentUrl: 'http://localhost:5173/', hasDeveloperTools: true };

  it('A5 its own files are loaded', () => {
    expect(isAllowedRequest('app://kursvakt/assets/index.js', packaged)).toBe(true);
    expect(isAllowedRequest('data:image/png;base64,AAAA', packaged)).toBe(true);
  });

  for (const url of [
    'https://www.avanza.se/', 'http://127.0.0.1:5173/', 'file:///etc/passwd', 'app://kursvakt.evil.com/x.js', 'app://other/x.js', 'devtools://devtools/bundled/x.js',
    'data:text/html,<script>1</script>', 'ws://localhost:5173/', 'blob:app://kursvakt/1', '', 'not an address',
  ]) {
    it(`A5 ${url === '' ? 'an empty address' : url} is not loaded in a package`, () => {
      expect(isAllowedRequest(url, packaged)).toBe(false);
    });
  }

  it('A5 while developing the build tool’s server and the tools are loaded', () => {
    for (const url of ['http://localhost:5173/main.tsx', 'ws://localhost:5173/?token=1', 'devtools://devtools/bundled/x.js']) {
      expect(isAllowedRequest(url, developing), url).toBe(true);
    }
  });

  it('A5 while developing a host or port that begins like the server’s is not loaded', () => {
    for (const url of ['http://localhost:5173.evil.com/', 'http://localhost:51730/', 'https://localhost:5173/', 'http://localhost:5173@evil.com/']) {
      expect(isAllowedRequest(url, developing), url).toBe(false);
    }
  });

  it('A5 a refused request is cancelled and logged without its address', () => {
    let decide: ((details: { url: string }, answer: (decision: unknown) => void) => void) | undefined;
    const { log, lines } = recordingLog();
    const session = { webRequest: { onBeforeRequest: (listener: typeof decide) => (decide = listener) } };
    blockForeignRequests(session as unknown as Parameters<typeof blockForeignRequests>[0], packaged, log);
    const decisions: unknown[] = [];
    decide?.({ url: 'https://evil.example/?token=hemligt' }, (decision) => decisions.push(decision));
    decide?.({ url: 'app://kursvakt/index.html' }, (decision) => decisions.push(decision));
    expect(decisions).toEqual([{ cancel: true }, { cancel: false }]);
    expect(JSON.stringify(lines)).not.toContain('hemligt');
    expect(lines).toHaveLength(1);
  });
});

describe('the build tool’s server', () => {
  it('A3 is used while developing when it is on this computer', () => {
    expect(readDevelopmentUrl(false, 'http://localhost:5173')).toBe('http://localhost:5173/');
    expect(readDevelopmentUrl(false, 'http://127.0.0.1:5173/')).toBe('http://127.0.0.1:5173/');
  });

  for (const url of ['https://evil.example/', 'http://localhost.evil.example/', 'http://192.168.1.10:5173/', 'file:///tmp/page.html', 'nonsense', '']) {
    it(`A3 is not used when it is “${url}”`, () => {
      expect(readDevelopmentUrl(false, url)).toBeNull();
    });
  }

  it('A3 is never used in a package', () => {
    expect(readDevelopmentUrl(true, 'http://localhost:5173')).toBeNull();
  });
});
