import { resolveBound, type Bound, type ParamRef } from '../domain/bound';
import { raise } from '../errors';
import type { NumberListSpec, NumberSpec, Params, ParamSpec, ParamValue } from '../strategies/parameter-spec';
import type { Strategy } from '../strategies/strategy';

const SUM_TOLERANCE = 1e-9;
const MAX_TEXT_LENGTH = 100;

function defaultOf(spec: ParamSpec, resolved: Params): ParamValue {
  const standard = spec.default;
  const isRef = typeof standard === 'object' && standard !== null && 'param' in standard;
  return isRef ? resolveBound(standard, resolved) : standard;
}

/** Says, in words, what a parameter takes, or null when `value` is fine. */
function complaint(spec: ParamSpec, value: ParamValue, resolved: Params): string | null {
  switch (spec.type) {
    case 'integer':
    case 'number':
      return numberComplaint(spec, value, resolved);
    case 'choice':
      return spec.allowed.includes(value as string) ? null : `one of ${spec.allowed.map(String).join(', ')}`;
    case 'flag':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'integerList':
    case 'numberList':
      return numberListComplaint(spec, value);
    case 'textList': {
      const isFine =
        Array.isArray(value) &&
        value.length <= spec.maxLength &&
        value.every((text) => typeof text === 'string' && text.length > 0 && text.length <= MAX_TEXT_LENGTH);
      return isFine ? null : `a list of at most ${spec.maxLength} texts`;
    }
  }
}

function numberComplaint(spec: NumberSpec, value: ParamValue, resolved: Params): string | null {
  const min = resolveBound(spec.min, resolved);
  const max = resolveBound(spec.max, resolved);
  if (spec.nullable && value === null) return null;
  const isNumber = typeof value === 'number' && (spec.type === 'number' ? Number.isFinite(value) : Number.isInteger(value));
  if (isNumber && value >= min && value <= max) return null;
  return `a ${spec.type === 'integer' ? 'whole ' : ''}number from ${min} to ${max}${spec.nullable ? ', or null' : ''}`;
}

function numberListComplaint(spec: NumberListSpec, value: ParamValue): string | null {
  const isWhole = spec.type === 'integerList';
  const isFine =
    Array.isArray(value) &&
    value.length >= spec.minLength &&
    value.length <= spec.maxLength &&
    (value as readonly unknown[]).every((item) => {
      return typeof item === 'number' && (isWhole ? Number.isInteger(item) : Number.isFinite(item)) && item >= spec.min && item <= spec.max;
    }) &&
    (!spec.unique || new Set<unknown>(value).size === value.length) &&
    (spec.sum === null || Math.abs((value as readonly number[]).reduce((sum, item) => sum + item, 0) - spec.sum) <= SUM_TOLERANCE);
  if (isFine) return null;
  const sum = spec.sum === null ? '' : ` that add up to ${spec.sum}`;
  const kind = `${spec.unique ? 'different ' : ''}${isWhole ? 'whole ' : ''}numbers`;
  return `${spec.minLength} to ${spec.maxLength} ${kind} from ${spec.min} to ${spec.max}${sum}`;
}

/**
 * The full parameter object of a strategy: defaults filled in, every value checked against the table.
 * Shape: the names of the table, in its order.
 * Errors: `invalid-input` for a name the strategy does not know and for a value outside its range, which the
 * message names.
 */
export function resolveParams(strategy: Pick<Strategy, 'name' | 'params'>, overrides: Params): Params {
  for (const name of Object.keys(overrides)) {
    if (!Object.hasOwn(strategy.params, name)) {
      return raise('invalid-input', `${strategy.name} has no parameter “${name.slice(0, 40)}”.`, {
        field: name,
        remedy: `It takes ${Object.keys(strategy.params).join(', ')}.`,
      });
    }
  }
  const resolved: Record<string, ParamValue> = {};
  for (const [name, spec] of Object.entries(strategy.params)) {
    const override = overrides[name];
    const value = override === undefined ? defaultOf(spec, resolved) : override;
    const wanted = complaint(spec, value, resolved);
    if (wanted !== null) {
      return raise('invalid-input', `“${name}” of ${strategy.name} must be ${wanted}.`, { field: name });
    }
    resolved[name] = value;
  }
  return resolved;
}

export interface ParamDescription {
  readonly name: string;
  readonly type: ParamSpec['type'];
  readonly default: ParamValue;
  /** Limits at the defaults of the other parameters; null where there is no number to limit. */
  readonly min: number | null;
  readonly max: number | null;
  readonly allowed: readonly (string | number | null)[] | null;
  /** Whether it may be left out. */
  readonly nullable: boolean;
  /** Where a limit or the default moves with another parameter. */
  readonly follows: { readonly default: ParamRef | null; readonly min: ParamRef | null; readonly max: ParamRef | null };
  /** What a list of numbers or texts has to be; null for a single value. */
  readonly list: { readonly minLength: number; readonly maxLength: number; readonly sum: number | null; readonly unique: boolean } | null;
  readonly description: string;
}

function refOrNull(value: unknown): ParamRef | null {
  return typeof value === 'object' && value !== null && 'param' in value ? (value as ParamRef) : null;
}

function listRulesOf(spec: ParamSpec): ParamDescription['list'] {
  if (spec.type === 'textList') return { minLength: 0, maxLength: spec.maxLength, sum: null, unique: false };
  if (spec.type !== 'integerList' && spec.type !== 'numberList') return null;
  return { minLength: spec.minLength, maxLength: spec.maxLength, sum: spec.sum, unique: spec.unique };
}

function staticBound(bound: Bound, defaults: Params): number {
  if (typeof bound === 'number') return bound;
  return bound.atLeast ?? bound.atMost ?? resolveBound(bound, defaults);
}

/** The parameter table of a strategy as plain data for lists, forms and pages. */
export function describeParams(strategy: Pick<Strategy, 'name' | 'params'>): readonly ParamDescription[] {
  const defaults = resolveParams(strategy, {});
  return Object.entries(strategy.params).map(([name, spec]) => ({
    name,
    type: spec.type,
    default: defaults[name]!,
    min: 'min' in spec ? staticBound(spec.min, defaults) : null,
    max: 'max' in spec ? staticBound(spec.max, defaults) : null,
    allowed: spec.type === 'choice' ? spec.allowed : null,
    nullable: 'nullable' in spec && spec.nullable,
    follows: { default: refOrNull(spec.default), min: 'min' in spec ? refOrNull(spec.min) : null, max: 'max' in spec ? refOrNull(spec.max) : null },
    list: listRulesOf(spec),
    description: spec.description,
  }));
}
