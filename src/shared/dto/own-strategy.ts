import * as z from 'zod';
import { OWN_COMPARISONS, OWN_FACTORS, type OwnDefinition } from '@core/domain/own-strategy';
import { raise } from '@core/errors';
import { fieldPath } from '../field-path';

const MAX_PARTS = 20;
const MAX_WEIGHT = 10;
const WEIGHT = `a number from 0 to ${MAX_WEIGHT}`;
const MAX_FOUND_LENGTH = 60;

/** Each says what is allowed, in words that end “it must be …”. */
const factorSchema = z
  .enum(OWN_FACTORS, { error: `one of ${OWN_FACTORS.join(', ')}` })
  .describe('A figure. Returns, yields and profitabilities are fractions: 0.05 is 5 %. Market value is in SEK.');
const numberSchema = z.number({ error: 'a number' });
const partsOf = <Part extends z.ZodType>(part: Part) => z.array(part, { error: 'a list' }).max(MAX_PARTS, { error: `a list of at most ${MAX_PARTS} entries` });

const singleFilterSchema = z.strictObject({ factor: factorSchema, comparison: z.enum(OWN_COMPARISONS), value: numberSchema });
const rangeFilterSchema = z
  .strictObject({ factor: factorSchema, comparison: z.literal('between'), low: numberSchema, high: numberSchema.describe('At least low.') })
  .refine(({ low, high }) => high >= low, { path: ['high'], error: 'at least “low”' });

const filterSchema = z
  .discriminatedUnion('comparison', [singleFilterSchema, rangeFilterSchema], {
    error: ({ input }) => (typeof input === 'object' ? `one of ${[...OWN_COMPARISONS, 'between'].join(', ')}` : 'an object'),
  })
  .describe('A name whose figure is missing never passes.');

const rankSchema = z.strictObject(
  {
    factor: factorSchema,
    direction: z.enum(['asc', 'desc'], { error: 'asc or desc' }).describe('asc: the lowest is best; desc: the highest is best.'),
    weight: z.number({ error: WEIGHT }).min(0, { error: WEIGHT }).max(MAX_WEIGHT, { error: WEIGHT }),
  },
  { error: 'an object' },
);

/** The file of a person's own strategy: this checks it, and its JSON Schema is published. */
const ownStrategySchema = z
  .strictObject(
    {
      $schema: z.string().optional().describe('For editors; not stored.'),
      id: z.string({ error: 'a text' }).regex(/^[a-z0-9_]{1,40}$/, { error: '1 to 40 lower-case letters, digits or underscores' }).describe('The strategy is called custom_ and this.'),
      name: z.string({ error: 'a text' }).regex(/^\S.{0,79}$/u, { error: '1 to 80 characters, the first no space' }),
      filters: partsOf(filterSchema).describe('What a name has to pass; may be empty.'),
      ranks: partsOf(rankSchema)
        .refine((ranks) => ranks.some(({ weight }) => weight > 0), { error: 'a list with at least one weight above 0' })
        .meta({ contains: { properties: { weight: { exclusiveMinimum: 0 } } } })
        .describe('Names are sorted by the sum of weight · rank, the lowest first.'),
    },
    { error: 'an object' },
  )
  .meta({ title: 'A Kursvakt strategy of one’s own' });

/** The JSON Schema of the file, for editors and other programs. That `high` is at least `low` it cannot say. */
export function ownStrategyJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(ownStrategySchema, { io: 'input' });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}

function foundText(input: unknown): string {
  if (input === undefined) return 'is missing';
  const text = JSON.stringify(input);
  return `is ${text.length > MAX_FOUND_LENGTH ? `${text.slice(0, MAX_FOUND_LENGTH)}…` : text}`;
}

/**
 * Reads a definition that came from a file or a form. Shape: the fields in the order of the schema, whatever their order was.
 * Errors: `invalid-input` with the path of the first field at fault, what was found and what is allowed.
 */
export function parseOwnStrategy(input: unknown): OwnDefinition {
  const parsed = ownStrategySchema.safeParse(input);
  if (parsed.success) {
    const { $schema: _editor, ...definition } = parsed.data;
    return definition;
  }
  const issue = parsed.error.issues[0]!;
  const field = fieldPath(issue.path) || 'strategy';
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.map((key) => `“${key.slice(0, MAX_FOUND_LENGTH)}”`).join(', ');
    return raise('invalid-input', `“${field}” has ${unknown}, which ${issue.keys.length === 1 ? 'is' : 'are'} not in its schema.`, { field });
  }
  return raise('invalid-input', `“${field}” ${foundText(valueAt(input, issue.path))}; it must be ${issue.message}.`, { field });
}
