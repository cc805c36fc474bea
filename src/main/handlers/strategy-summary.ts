import { nextRebalance } from '@core/engine/schedule';
import { resolveParams } from '@core/engine/resolve-params';
import { stockholmTime } from '@core/time/stockholm-time';
import { toIsoDate } from '@core/time/epoch-day';
import type { Strategy } from '@core/strategies/strategy';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { describeStrategy } from './describe-strategy';
import { publishedHash, type ReadContext } from './read-context';

/** A line of the side bar: what the strategy is, what its newest published day says, what changed. */
export function readStrategySummary({ stores, nowMs }: ReadContext, strategy: Strategy): StrategySummaryDto {
  const hash = publishedHash(strategy);
  const run = stores.signals.latest(strategy.id, hash);
  const attempt = stores.signals.latestAttempt(strategy.id, hash);
  const changes = run === null ? [] : stores.signals.changes(run);
  const next = nextRebalance(resolveParams(strategy, {}), stockholmTime(nowMs()).day);
  return {
    ...describeStrategy(strategy),
    asOf: run?.asOf ?? null,
    status: attempt?.status ?? null,
    gate: attempt?.gate ?? null,
    held: run?.inTarget ?? 0,
    entered: changes.filter((change) => change.change === 'entered').length,
    exited: changes.filter((change) => change.change === 'exited').length,
    nextRebalance: next === null ? null : toIsoDate(next),
  };
}
