import { toFailure } from '@core/errors';

/** One line of `kursvakt doctor`. */
export interface Check {
  readonly id: string;
  readonly ok: boolean;
  readonly message: string;
  readonly remedy: string | null;
}

export function fine(id: string, message: string): Check {
  return { id, ok: true, message, remedy: null };
}

export function wrong(id: string, message: string, remedy: string | null): Check {
  return { id, ok: false, message, remedy };
}

/** Runs one check; what it throws becomes its finding. */
export async function check(id: string, look: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    const { message, remedy } = toFailure(error);
    return wrong(id, message, remedy);
  }
}
