import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../src/main/shell/page/content-security-policy';

const ROOT = join(import.meta.dirname, '../../src/renderer');
const index = readFileSync(join(ROOT, 'index.html'), 'utf8');
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));

describe('the page’s source', () => {
  it('states the policy of the header, less the one directive that a meta element may not carry', () => {
    const stated = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(index)?.[1];
    expect(stated).toBe(CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'; ", ''));
  });

  it('has no inline script, no inline style and no address of another host', () => {
    expect(index).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(index).not.toMatch(/<style|\sstyle=|https?:/);
  });

  it('never reloads the page, never puts text in as markup, and asks the network nothing itself', () => {
    const forbidden = /location\.(reload|href\s*=|assign|replace)|dangerouslySetInnerHTML|innerHTML|\bfetch\(|XMLHttpRequest|WebSocket|localStorage/;
    expect(sources.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('takes types from the contract, and code only from what loads no library', () => {
    const code = /^import (?!type)[^;]*from '@shared\/(?!(?:ipc\/channels|chart-look)')|^import (?!type)[^;]*from 'zod'/m;
    // The invented app is no part of the build.
    const built = sources.filter(({ name }) => !/^api.fake/.test(name));
    expect(built.filter(({ text }) => code.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
