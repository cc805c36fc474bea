/**
 * Nominal types: a plain value that carries its meaning in the type system only.
 * Each brand has one constructor that checks, in the file that owns the brand.
 */
declare const brandName: unique symbol;

export type Brand<Value, Name extends string> = Value & { readonly [brandName]: Name };
