import type { Bound, ParamRef } from '../domain/bound';

/**
 * Parameters as values: what a strategy can be told, with its default and its limits. Validation, the
 * settings form and the documentation are all derived from these.
 */
export type ParamValue = number | string | boolean | null | readonly number[] | readonly string[];
export type Params = Readonly<Record<string, ParamValue>>;

export type { Bound, ParamRef };

export interface NumberSpec {
  readonly type: 'integer' | 'number';
  readonly default: number | ParamRef | null;
  readonly min: Bound;
  readonly max: Bound;
  readonly nullable: boolean;
  readonly description: string;
}

export interface ChoiceSpec {
  readonly type: 'choice';
  readonly default: string | number | null;
  readonly allowed: readonly (string | number | null)[];
  readonly description: string;
}

export interface FlagSpec {
  readonly type: 'flag';
  readonly default: boolean;
  readonly description: string;
}

export interface NumberListSpec {
  readonly type: 'integerList' | 'numberList';
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly minLength: number;
  readonly maxLength: number;
  /** What the numbers have to add up to, where they have to. */
  readonly sum: number | null;
  readonly unique: boolean;
  readonly description: string;
}

export interface TextListSpec {
  readonly type: 'textList';
  readonly default: readonly string[];
  readonly maxLength: number;
  readonly description: string;
}

export type ParamSpec = NumberSpec | ChoiceSpec | FlagSpec | NumberListSpec | TextListSpec;
export type ParamTable = Readonly<Record<string, ParamSpec>>;

/** A spec that remembers, in the type system only, what kind of value it describes. */
export type Typed<Spec, Value> = Spec & { readonly valueType?: Value };

export type ParamValues<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly valueType?: infer Value } ? Value : never;
};

type NumberOptions = Omit<NumberSpec, 'type' | 'nullable' | 'default'> & { readonly default: number | ParamRef };

export function integer(options: NumberOptions): Typed<NumberSpec, number> {
  return { type: 'integer', nullable: false, ...options };
}

export function real(options: NumberOptions): Typed<NumberSpec, number> {
  return { type: 'number', nullable: false, ...options };
}

/** A number that may be left out; its default is null. */
export function optionalReal(options: Omit<NumberOptions, 'default'>): Typed<NumberSpec, number | null> {
  return { type: 'number', nullable: true, default: null, ...options };
}

export function choice<const Value extends string | number | null>(options: {
  readonly default: NoInfer<Value>;
  readonly allowed: readonly Value[];
  readonly description: string;
}): Typed<ChoiceSpec, Value> {
  return { type: 'choice', ...options };
}

export function flag(options: Omit<FlagSpec, 'type'>): Typed<FlagSpec, boolean> {
  return { type: 'flag', ...options };
}

type ListOptions = Omit<NumberListSpec, 'type' | 'sum' | 'unique'> & { readonly sum?: number; readonly unique?: boolean };

export function integerList(options: ListOptions): Typed<NumberListSpec, readonly number[]> {
  return { type: 'integerList', ...options, sum: options.sum ?? null, unique: options.unique ?? false };
}

export function realList(options: ListOptions): Typed<NumberListSpec, readonly number[]> {
  return { type: 'numberList', ...options, sum: options.sum ?? null, unique: options.unique ?? false };
}

export function textList(options: Omit<TextListSpec, 'type'>): Typed<TextListSpec, readonly string[]> {
  return { type: 'textList', ...options };
}
