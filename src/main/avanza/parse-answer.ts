import type * as z from 'zod';
import { failure, type Failure } from '@core/errors';
import { fail, ok, type Result } from '@core/result';

/** `['stocks', 3, 'orderbookId']` → `stocks[3].orderbookId`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${String(part)}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

export function contractFailure(what: string, field: string): Failure {
  return failure('contract', `Avanza changed “${field}” in its ${what}.`, { field });
}

/** Checks an answer against its schema. Errors: `contract` that names the first field at fault. */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown, what: string): Result<z.output<Schema>, Failure> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return ok(parsed.data);
  return fail(contractFailure(what, fieldPath(parsed.error.issues[0]?.path ?? []) || 'its form'));
}
