import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from '@core/numeric/canonical-json';
import { reference } from '../indicators/reference-vectors';

describe('canonical JSON', () => {
  it.each(reference.strategyVectors.paramsHash)('$canonical hashes to $paramsHash', ({ params, canonical, paramsHash }) => {
    expect(canonicalJson(params)).toBe(canonical);
    expect(createHash('sha256').update(canonicalJson(params), 'utf8').digest('hex').slice(0, 16)).toBe(paramsHash);
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  it('sorts keys by UTF-16 code units', () => {
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, 'ö': 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
    );
  });

  it('prints numbers as ECMAScript does', () => {
    expect(canonicalJson([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson({ n: Number.NaN })).toThrow('not finite');
    expect(() => canonicalJson('\ud800')).toThrow('half a character');
    expect(() => canonicalJson({ n: undefined } as unknown as JsonValue)).toThrow('undefined');
  });
});
