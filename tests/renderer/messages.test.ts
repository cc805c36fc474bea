import { describe, expect, expectTypeOf, it } from 'vitest';
import { FAILURE_KINDS } from '@core/errors';
import { customStrategy } from '@core/strategies/custom-strategy';
import { STRATEGIES } from '@core/strategies/registry';
import { UNIVERSE_FILTERS } from '@core/universe/filters';
import { FACTORS } from '@core/factors/factor-registry';
import { en } from '../../src/renderer/i18n/en';
import { choiceText, paramWords } from '../../src/renderer/i18n/param-words';
import { sv, type Messages } from '../../src/renderer/i18n/sv';
import { filterName, gateText, strategyDescription, strategyName, strategySource, termOf } from '../../src/renderer/i18n/terms';
import { createFormats } from '../../src/renderer/lib/format';

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('the words of the window', () => {
  it('cannot miss a translation without failing the type check', () => {
    expectTypeOf(en).toEqualTypeOf<Messages>();
    expectTypeOf<Omit<Messages, 'status'>>().not.toExtend<Messages>();
    expectTypeOf<Omit<Messages['terms']['factors'], 'cm'>>().not.toExtend<Messages['terms']['factors']>();
    expectTypeOf<Messages['status']['upTo']>().toEqualTypeOf<(day: string) => string>();
  });

  it('have the same keys in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(sv).sort());
  });

  it('name the list before a test of a combination', () => {
    expect(filterName('trendande_varde:marketCap', sv)).toBe(`${sv.terms.strategyNames.trendande_varde}: ${filterName('marketCap', sv)}`);
    expect(filterName('sammansatt_momentum:rank', en)).toBe(`${en.terms.strategyNames.sammansatt_momentum}: Place in the list`);
  });

  it('are nowhere empty', () => {
    for (const messages of [sv, en]) expect(textsOf(messages).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('name and describe every strategy of the catalogue in Swedish', () => {
    for (const { id } of STRATEGIES) {
      expect(sv.terms.strategyNames).toHaveProperty(id);
      expect(sv.terms.strategyDescriptions).toHaveProperty(id);
    }
  });

  it('say where rules come from in Swedish, and leave titles as they are', () => {
    const own = customStrategy({ id: 'one', name: 'One', filters: [], ranks: [{ factor: 'pe', direction: 'asc', weight: 1 }] });
    const said = new Set<string>([...STRATEGIES.map(({ source }) => source), own.source, own.description]);
    expect(Object.keys(sv.terms.strategyPhrases).filter((phrase) => !said.has(phrase))).toEqual([]);
    expect(strategyDescription({ strategyId: 'custom_one', description: own.description }, sv)).toBe('En egen strategi.');
    expect(strategySource(own, sv)).toEqual({ words: 'Egna regler.', isTitle: false });
    expect(strategySource({ source: 'Antonacci, Dual Momentum Investing, 2014.' }, sv)).toEqual({ words: 'Antonacci, Dual Momentum Investing, 2014.', isTitle: true });
  });

  it('name every figure, every universe test and every kind of failure', () => {
    expect(FACTORS.map(({ name }) => name).filter((name) => termOf(sv.terms.factors, name) === name)).toEqual([]);
    expect(UNIVERSE_FILTERS.filter((name) => filterName(name, sv) === name)).toEqual([]);
    for (const kind of FAILURE_KINDS) expect(sv.errors.kinds[kind]).toHaveLength(2);
  });

  it('name and explain every parameter, and every choice but plain days', () => {
    for (const messages of [sv, en]) {
      const words = { language: 'sv' as const, text: messages, formats: createFormats('sv') };
      for (const { id, params } of STRATEGIES) {
        for (const [name, spec] of Object.entries(params)) {
          const { label, hint } = paramWords(id, name, words);
          expect([id, name, label === name, hint === '']).toEqual([id, name, false, false]);
          if (spec.type !== 'choice') continue;
          const unnamed = spec.allowed.filter((choice) => typeof choice !== 'number' || name === 'tranches').filter((choice) => choiceText(name, choice, words) === String(choice));
          expect([name, unnamed]).toEqual([name, []]);
        }
      }
    }
  });

  it('fall back to the app’s own text for what they do not know', () => {
    const unknown = { strategyId: 'custom:mine', name: 'Mine', description: 'My own.' };
    expect(strategyName(unknown, sv)).toBe('Mine');
    expect(strategyDescription(unknown, sv)).toBe('My own.');
    expect(filterName('brandNew', sv)).toBe('brandNew');
    expect(termOf(sv.terms.flags, 'constructor')).toBe('constructor');
  });

  it('say a closed gate in the person’s language, with its figures', () => {
    const formats = createFormats('sv');
    expect(gateText('prices: 212 of 288 names have a bar of the day or the day before, 90 % are needed.', sv, formats)).toBe('För få aktier har en färsk kurs: 212 av 288, minst 90\u00a0% krävs.');
    expect(gateText('eligible: 12 names, 50 are needed.', sv, formats)).toBe('För få aktier uppfyller kraven: 12, minst 50 krävs.');
    expect(gateText('something else entirely', sv, formats)).toBe('something else entirely');
  });
});
