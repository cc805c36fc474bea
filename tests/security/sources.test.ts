import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED_ADDRESSES, foreignAddresses } from './allowed-addresses';

const ROOT = resolve(import.meta.dirname, '../..');

function filesBelow(folder: string, ending: RegExp): string[] {
  const entries = readdirSync(resolve(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && ending.test(entry.name)).map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const SOURCES = filesBelow('src', /\.tsx?$/).map((file) => ({ file, text: readFileSync(resolve(ROOT, file), 'utf8') }));

/** The files whose text matches, comments left out. */
function filesWith(pattern: RegExp): string[] {
  return SOURCES.filter(({ text }) => pattern.test(text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''))).map(({ file }) => file).sort();
}

describe('sources', () => {
  it('B1 calls are taken in one place, and handed in there by the one that knows Electron', () => {
    expect(filesWith(/\bipcMain\.(handle|on|once)|\.ipcMain\b.*\.handle/)).toEqual(['src/main/shell/page/call-gate.ts']);
    expect(filesWith(/import\s*{[^}]*(?<!type )\bipcMain\b[^}]*}\s*from 'electron'/)).toEqual(['src/main/shell/electron-shell.ts']);
  });

  it('B1 calls are made in the preload alone', () => {
    expect(filesWith(/\bipcRenderer\b/)).toEqual(['src/preload/index.ts']);
  });

  it('A2 no script starts the app without its sandbox, but for root on Linux, who cannot have one', () => {
    const files = ['package.json', ...filesBelow('scripts', /\.(mjs|cjs|js|json|ya?ml)$/), ...readdirSync(ROOT).filter((name) => /\.(ya?ml|json|[cm]?[jt]s)$/.test(name))];
    const offenders = files.filter((file) => readFileSync(resolve(ROOT, file), 'utf8').split('\n').some((line) => line.includes('--no-sandbox') && !/isLinuxRoot|getuid/.test(line)));
    expect(offenders).toEqual([]);
  });

  it('A2 the app itself never asks to go without its sandbox', () => {
    expect(filesWith(/appendSwitch\(\s*'no-sandbox'|sandbox:\s*false|contextIsolation:\s*false|nodeIntegration\w*:\s*true|webSecurity:\s*false/)).toEqual([]);
  });

  it('A5 windows are made in one place', () => {
    expect(filesWith(/new BrowserWindow\(|new BaseWindow\(|new WebContentsView\(/)).toEqual(['src/main/shell/window/window-maker.ts']);
  });

  it('A7 the browser is opened in one place', () => {
    expect(filesWith(/\bshell\.openExternal\(/)).toEqual(['src/main/shell/electron-shell.ts']);
    expect(filesWith(/\bshell\.openPath\(/)).toEqual(['src/main/shell/desktop/file-dialogs.ts']);
    expect(filesWith(/\bopenExternally\(/)).toEqual(['src/main/shell/page/external-links.ts', 'src/main/wiring/calls.ts']);
  });

  it('C1 the network is asked in one place; a second one only knocks', () => {
    expect(filesWith(/\bfetch\(|\bXMLHttpRequest\b|\bnew WebSocket\(|\bEventSource\(|sendBeacon/)).toEqual(['src/main/avanza/http.ts']);
    expect(filesWith(/from '(node:)?(https?|http2|net|tls|dgram|dns|undici)(\/promises)?'/)).toEqual(['src/main/avanza/reachability.ts']);
  });

  it('C5 nothing in the sources logs in or keeps a cookie', () => {
    expect(filesWith(/authorization['"]?:|\bset-?cookie\b|cookies?\.(get|set)\(|setHeader\('cookie|safeStorage|keytar/i)).toEqual(['src/main/log/redact.ts']);
  });

  it('C2 no certificate is ever accepted by hand', () => {
    expect(filesWith(/certificate-error|setCertificateVerifyProc|rejectUnauthorized|(?<!delete process\.env\.)NODE_TLS_REJECT_UNAUTHORIZED|ignore-certificate/)).toEqual([]);
  });

  it('C7 nothing is sent when something crashes', () => {
    expect(filesWith(/uploadToServer:\s*true|submitURL/)).toEqual([]);
    expect(filesWith(/uploadToServer:\s*false/)).toEqual(['src/main/shell/crash/crash-reporter.ts']);
  });

  it('main does not wait for Electron before its code has ended, which would be for ever', () => {
    expect(filesWith(/^(?:const .*= )?await /m)).toEqual([]);
  });

  it('the graphics driver is kept out before anything else is loaded', () => {
    const entry = readFileSync(resolve(ROOT, 'src/main/index.ts'), 'utf8');
    expect(/^import .*$/m.exec(entry)?.[0]).toBe("import './shell/first';");
  });
});

describe('built bundles', () => {
  const folders = ['out/main', 'out/preload', 'out/renderer'].filter((folder) => existsSync(resolve(ROOT, folder)));
  const isBuilt = folders.length === 3 && existsSync(resolve(ROOT, 'out/renderer/index.html'));
  const reason = isBuilt ? '' : ' (skipped: out is not built)';

  it.skipIf(!isBuilt)(`C7 name exactly the addresses on the list${reason}`, () => {
    const found = new Set(folders.flatMap((folder) => filesBelow(folder, /\.([cm]?js|html|css)$/)).flatMap((file) => foreignAddresses(readFileSync(resolve(ROOT, file), 'utf8'))));
    expect([...found].sort()).toEqual([...ALLOWED_ADDRESSES.keys()].sort());
  });

  it.skipIf(!isBuilt)(`A9 the preload requires Electron and nothing else${reason}`, () => {
    const text = readFileSync(resolve(ROOT, 'out/preload/index.cjs'), 'utf8');
    expect([...text.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(text.length).toBeLessThanOrEqual(10_240);
  });
});

describe('the list of addresses', () => {
  it('C7 would notice a new one', () => {
    const text = 'const a="https://www.avanza.se/x";fetch(`https://tracker.example/${id}`);new WebSocket("wss://live.example:1/")';
    expect(foreignAddresses(text).filter((address) => !ALLOWED_ADDRESSES.has(address))).toEqual(['https://tracker.example', 'wss://live.example:1']);
  });

  it('C7 says of each why it is there', () => {
    for (const why of ALLOWED_ADDRESSES.values()) expect(why.length).toBeGreaterThan(10);
  });
});
