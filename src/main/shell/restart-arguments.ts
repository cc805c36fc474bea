import type { Market } from '@shared/dto/app';

/** What says how one start begins, and not what the app is. */
const OF_ONE_START: ReadonlySet<string> = new Set(['--demo', '--hidden', '--sync-now']);

/**
 * The arguments of a start on the other market. The demo fetches at once: it is there to be looked at, while Avanza is
 * asked when the person says so.
 */
export function restartArguments(argv: readonly string[], market: Market): string[] {
  const kept = argv.slice(1).filter((argument) => !OF_ONE_START.has(argument));
  return market === 'demo' ? [...kept, '--demo', '--sync-now'] : kept;
}
