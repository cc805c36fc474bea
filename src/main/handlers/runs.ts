import type { RequestLogEntry } from '@core/domain/provider';
import type { RequestDto, RequestHostDto, RunDto } from '@shared/dto/sync';
import { isoInstant } from '../clock';
import type { HostTally } from '../store/records/requests';
import type { StoredSyncRun } from '../store/records/runs';

/** A run as the page and the state of the app show it: without what only the engine asks of it. */
export function toRunDto({ runId, trigger, plannedAt, startedAt, finishedAt, status, summary, due }: StoredSyncRun): RunDto {
  return { runId, trigger, plannedAt, startedAt, finishedAt, status, summary, due };
}

/** A line of the request log, its instant as text. */
export function toRequestDto({ startedAtMs, ...entry }: RequestLogEntry): RequestDto {
  return { ...entry, startedAt: isoInstant(startedAtMs) };
}

export function toRequestHostDto({ sinceMs, ...tally }: HostTally): RequestHostDto {
  return { ...tally, since: isoInstant(sinceMs) };
}
