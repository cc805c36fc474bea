import type { EngineJob } from '@shared/engine/jobs';
import type { EngineWrite } from '@shared/engine/writes';

/** What a run reads while it computes: changed under its hands, its result would belong to neither state. */
const READ_BY_RUNS: ReadonlySet<EngineWrite['what']> = new Set<EngineWrite['what']>(['variant', 'variant-removed', 'own-strategy', 'own-strategy-removed']);

/** Jobs that take small writes between two of their units of work. */
const TAKERS: ReadonlySet<EngineJob['kind']> = new Set<EngineJob['kind']>(['sync', 'compute', 'preview']);

/** Whether a running job may write these in passing; otherwise they wait for their turn. */
export function canTake(running: EngineJob, writes: readonly EngineWrite[]): boolean {
  return TAKERS.has(running.kind) && writes.every(({ what }) => !READ_BY_RUNS.has(what));
}
