import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedExternalUrl, instrumentUrl, openExternally } from '../../src/main/shell/page/external-links';

describe('links to the outside', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a file share', 'smb://www.avanza.se/share'],
    ['a program’s own scheme', 'ms-msdt:/id'],
    ['no encryption', 'http://www.avanza.se/'],
    ['a host that begins like the broker’s', 'https://www.avanza.se.evil.com/'],
    ['a host that ends like the broker’s', 'https://evilwww.avanza.se/'],
    ['the broker as a user name', 'https://www.avanza.se@evil.com/'],
    ['a user name', 'https://user@www.avanza.se/'],
    ['a password', 'https://:pass@www.avanza.se/'],
    ['another port', 'https://www.avanza.se:8443/'],
    ['a parent domain', 'https://avanza.se/'],
    ['a look-alike in another alphabet', 'https://www.\u0430vanza.se/'],
    ['an empty text', ''],
    ['a text of 10 kB', `https://www.avanza.se/${'a'.repeat(10_240)}`],
  ];
  for (const [what, url] of refused) {
    it(`A7 ${what} is not opened`, async () => {
      const opened: string[] = [];
      expect(await openExternally(url, async (address) => void opened.push(address))).toBe(false);
      expect(opened).toEqual([]);
    });
  }

  it('A7 the broker’s host is opened however it is written', () => {
    expect(allowedExternalUrl('HTTPS://WWW.AVANZA.SE/aktier')).toBe('https://www.avanza.se/aktier');
    expect(allowedExternalUrl('https://www.avanza.se:443/')).toBe('https://www.avanza.se/');
  });

  it('A7 what is opened is the address as it was understood, not the text that was given', async () => {
    const opened: string[] = [];
    await openExternally('https://www.avanza.se\\@evil.com/\n', async (address) => void opened.push(address));
    expect(opened).toEqual(['https://www.avanza.se/@evil.com/']);
  });

  it('A7 whatever is given, nothing but the broker’s host is ever opened', () => {
    const part = fc.oneof(fc.constantFrom('https://', 'http://', 'www.avanza.se', '@', ':', '/', '\\', '.evil.com', '#', '?', '\t', '%2f'), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const allowed = allowedExternalUrl(parts.join(''));
        return allowed === null || allowed.startsWith('https://www.avanza.se/');
      }),
      { numRuns: 2000 },
    );
  });

  it('A7 an instrument’s page is built from a number only', () => {
    expect(allowedExternalUrl(instrumentUrl('5246'))).toBe('https://www.avanza.se/aktier/om-aktien.html/5246/aktie');
    for (const id of ['', '../..', '5246/../x', '52 46', '1234567890123']) expect(() => instrumentUrl(id), id).toThrow(/number/);
  });
});
