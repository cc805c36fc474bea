import type { CleanupDto, MemoryDto, MemoryHistoryDto, MemoryJobDto, MemoryPointDto } from '@shared/dto/memory';
import { isoInstant } from '../clock';
import type { MemoryJob, MemoryReader, MemorySample } from '../store/records/memory-log';

export type HistoryRange = MemoryHistoryDto['range'];

const DAY_MS = 86_400_000;
const LENGTH_MS: Readonly<Record<HistoryRange, number>> = { day: DAY_MS, month: 31 * DAY_MS };
const SHOWN_CLEANUPS = 50;
const SHOWN_JOBS = 200;

function sum(sizes: readonly (number | null)[]): number {
  return sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
}

export function toSample({ at, totalPssBytes, processes }: MemoryDto): MemorySample {
  const sizes = processes.map((process) => process.privateBytes);
  return {
    atMs: Date.parse(at),
    totalBytes: totalPssBytes,
    privateBytes: sizes.some((size) => size !== null) ? sum(sizes) : null,
    processes: processes.map(({ pid: _pid, rssBytes: _rssBytes, ...sizesOfOne }) => sizesOfOne),
  };
}

function toPoint({ atMs, totalBytes, privateBytes, processes }: MemorySample): MemoryPointDto {
  const sizeOf = (type: string): number => sum(processes.filter((one) => one.type === type).map((one) => one.pssBytes));
  const engine = processes.find((one) => one.type === 'engine');
  return {
    at: isoInstant(atMs),
    totalBytes,
    privateBytes,
    mainBytes: sizeOf('main'),
    pageBytes: sizeOf('renderer'),
    engineBytes: sum([engine?.heapUsedBytes ?? null, engine?.externalBytes ?? null]),
  };
}

function toJob({ startedAtMs, endedAtMs, ...job }: MemoryJob): MemoryJobDto {
  return { ...job, startedAt: isoInstant(startedAtMs), endedAt: isoInstant(endedAtMs) };
}

/** What is not written yet comes from the app itself: the chart has no hole before now. */
interface Waiting {
  readonly samples: readonly MemorySample[];
  readonly jobs: readonly MemoryJob[];
  readonly cleanups: readonly CleanupDto[];
}

export function toHistory(range: HistoryRange, nowMs: number, stored: MemoryReader | null, waiting: Waiting): MemoryHistoryDto {
  const sinceMs = nowMs - LENGTH_MS[range];
  return {
    range,
    points: [...(stored?.samplesSince(sinceMs) ?? []), ...waiting.samples.filter((sample) => sample.atMs >= sinceMs)].map(toPoint),
    jobs: [...[...waiting.jobs].reverse(), ...(stored?.jobsSince(sinceMs) ?? [])].slice(0, SHOWN_JOBS).map(toJob),
    cleanups: [...[...waiting.cleanups].reverse(), ...(stored?.cleanups(SHOWN_CLEANUPS) ?? [])].slice(0, SHOWN_CLEANUPS),
  };
}
