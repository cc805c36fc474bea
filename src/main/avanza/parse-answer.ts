import type * as z from 'zod';
import { failure, type Failure } from '@core/errors';
import { fail, ok, type Result } from '@core/result';
import { fieldPath } from '@shared/field-path';

export function contractFailure(what: string, field: string): Failure {
  return failure('contract', `Avanza changed “${field}” in its ${what}.`, { field });
}

/** Checks an answer against its schema. Errors: `contract` that names the first field at fault. */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown, what: string): Result<z.output<Schema>, Failure> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return ok(parsed.data);
  return fail(contractFailure(what, fieldPath(parsed.error.issues[0]?.path ?? []) || 'its form'));
}
