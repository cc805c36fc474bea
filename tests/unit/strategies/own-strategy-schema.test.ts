import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OWN_FACTORS } from '@core/domain/own-strategy';
import type { KursvaktError } from '@core/errors';
import { OWN_FACTOR_VALUES } from '@core/factors/factor-registry';
import { ownStrategyJsonSchema, parseOwnStrategy } from '@shared/dto/own-strategy';

const FILE = '../../../docs/own-strategy.schema.json';
const [filter, rank] = [{ factor: 'pe', comparison: 'lt', value: 20 }, { factor: 'roe', direction: 'desc', weight: 1 }];
const definition = { id: 'cheap', name: 'Cheap', filters: [filter], ranks: [rank] };

function complaintAbout(input: unknown): string {
  try {
    parseOwnStrategy(input);
    return '';
  } catch (error) {
    return (error as KursvaktError).message;
  }
}

describe('the file of an own strategy', () => {
  it.each<[string, unknown, string]>([
    ['another form', 'text', '“strategy” is "text"; it must be an object.'],
    ['a missing field', { id: 'a', name: 'A', filters: [] }, '“ranks” is missing; it must be a list.'],
    ['a misspelt field', { ...definition, filter: [] }, '“strategy” has “filter”, which is not in its schema.'],
    ['a misspelt field inside', { ...definition, ranks: [{ ...rank, wieght: 2 }] }, '“ranks[0]” has “wieght”, which is not in its schema.'],
    ['an id with spaces', { ...definition, id: 'Has Spaces' }, '“id” is "Has Spaces"; it must be 1 to 40 lower-case letters, digits or underscores.'],
    ['an unknown figure', { ...definition, ranks: [{ ...rank, factor: 'luck' }] }, `“ranks[0].factor” is "luck"; it must be one of ${OWN_FACTORS.join(', ')}.`],
    ['a weight out of range', { ...definition, ranks: [rank, { ...rank, weight: 11 }] }, '“ranks[1].weight” is 11; it must be a number from 0 to 10.'],
    ['no weight at all', { ...definition, ranks: [{ ...rank, weight: 0 }] }, '“ranks” is [{"factor":"roe","direction":"desc","weight":0}]; it must be a list with at least one weight above 0.'],
    ['an unknown comparison', { ...definition, filters: [{ ...filter, comparison: 'around' }] }, '“filters[0].comparison” is "around"; it must be one of gte, gt, lte, lt, eq, between.'],
    ['no comparison', { ...definition, filters: [{ factor: 'pe' }] }, '“filters[0].comparison” is missing; it must be one of gte, gt, lte, lt, eq, between.'],
    ['a filter that is none', { ...definition, filters: ['pe < 20'] }, '“filters[0]” is "pe < 20"; it must be an object.'],
    ['a limit that is no number', { ...definition, filters: [{ ...filter, value: '20' }] }, '“filters[0].value” is "20"; it must be a number.'],
    ['an infinite limit', { ...definition, filters: [{ ...filter, value: 1e999 }] }, '“filters[0].value” is null; it must be a number.'],
    ['a range upside down', { ...definition, filters: [{ factor: 'pe', comparison: 'between', low: 5, high: 1 }] }, '“filters[0].high” is 1; it must be at least “low”.'],
    ['too many parts', { ...definition, ranks: Array.from({ length: 21 }, () => rank) }, ''],
  ])('with %s is refused with the path, what was found and what is allowed', (_what, input, message) => {
    const complaint = complaintAbout(input);
    if (message === '') expect(complaint).toMatch(/^“ranks” is \[.{59}…; it must be a list of at most 20 entries\.$/);
    else expect(complaint).toBe(message);
  });

  it('may tell an editor of its schema, which is not stored, and comes out in the order of the schema', () => {
    const shuffled = { $schema: './own-strategy.schema.json', ranks: [{ weight: 1, direction: 'desc', factor: 'roe' }], filters: [filter], name: 'Cheap', id: 'cheap' };
    expect(JSON.stringify(parseOwnStrategy(shuffled))).toBe(JSON.stringify(definition));
  });
});

describe('its JSON Schema', () => {
  it('is published as it is (renew it with “npx vitest run tests/unit/strategies/own-strategy-schema.test.ts -u”)', async () => {
    await expect(`${JSON.stringify(ownStrategyJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(FILE);
  });

  it('allows what is accepted and forbids what is refused, but for a range upside down', () => {
    const published = z.fromJSONSchema(ownStrategyJsonSchema());
    const number = fc.constantFrom(-1, 0, 0.5, 10, 11, '5', null);
    const factor = fc.constantFrom('pe', 'ret6', 'luck', 3);
    const anyFilter = fc.oneof(
      fc.record({ factor, comparison: fc.constantFrom('lt', 'eq', 'between', 'like'), value: number }, { requiredKeys: ['factor'] }),
      fc.record({ factor, comparison: fc.constant('between'), low: fc.constant(1), high: fc.constantFrom(1, 2, 'x') }),
      fc.constant('pe < 20'),
    );
    const anyRank = fc.record({ factor, direction: fc.constantFrom('asc', 'desc', 'up'), weight: number, extra: fc.constant(1) }, { requiredKeys: ['factor', 'direction', 'weight'] });
    const part = <Part, Other>(good: fc.Arbitrary<Part>, any: fc.Arbitrary<Other>) => fc.array(fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: any }), { maxLength: 3 });
    const file = fc.record(
      {
        id: fc.constantFrom('a', 'b_2', 'Not this'),
        name: fc.constantFrom('A', ' A', ''),
        filters: part(fc.constant(filter), anyFilter),
        ranks: part(fc.constant({ ...rank }), anyRank),
      },
      { requiredKeys: ['id', 'name', 'ranks'] },
    );
    let [accepted, refused] = [0, 0];
    fc.assert(
      fc.property(file, (input) => {
        // The library that reads the schema back does not know “contains”.
        const heavy = !Array.isArray(input.ranks) || input.ranks.some(({ weight }) => typeof weight === 'number' && weight > 0);
        const isAccepted = complaintAbout(input) === '';
        if (isAccepted) accepted += 1;
        else refused += 1;
        expect(published.safeParse(input).success && heavy).toBe(isAccepted);
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(50);
  });

  it('names every figure there is, each under its own name', () => {
    expect(Object.entries(OWN_FACTOR_VALUES).map(([name, { name: own }]) => [name, own])).toEqual(OWN_FACTORS.map((name) => [name, name]));
  });
});
