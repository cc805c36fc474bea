import type { CleanupDto, MemoryDto, MemoryHistoryDto } from '@shared/dto/memory';

const NOW_MS = Date.parse('2026-11-24T07:30:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export const FAKE_CLEANUP: CleanupDto = { at: '2026-11-24T06:12:00Z', trigger: 'budget', beforeBytes: 412_300_000, afterBytes: 268_900_000, actions: ['drop-caches', 'shrink-database', 'clear-page-caches'] };

/** One sample of the app's memory; `step` lets it breathe. */
export function fakeMemory(step: number, budgetBytes: number, lastCleanup: CleanupDto | null, isWorking: boolean): MemoryDto {
  const breath = Math.round(6e6 * Math.sin(step / 5) + 3e6 * Math.sin(step / 1.7));
  const noThread = { heapUsedBytes: null, externalBytes: null, arrayBuffersBytes: null };
  const processes: MemoryDto['processes'] = [
    { type: 'main', pid: 4117, pssBytes: 96_400_000 + breath, privateBytes: 61_200_000 + breath, rssBytes: 171_200_000, heapUsedBytes: 14_800_000, externalBytes: 3_900_000, arrayBuffersBytes: 1_100_000 },
    ...(isWorking ? [{ type: 'engine', pid: 4117, pssBytes: null, privateBytes: null, rssBytes: null, heapUsedBytes: 38_200_000, externalBytes: 64_500_000, arrayBuffersBytes: 61_700_000 }] : []),
    { type: 'renderer', pid: 4163, pssBytes: 82_900_000, privateBytes: 54_100_000, rssBytes: 148_000_000, heapUsedBytes: 9_600_000, externalBytes: 4_200_000, arrayBuffersBytes: null },
    { type: 'gpu', pid: 4140, pssBytes: 41_300_000, privateBytes: 22_800_000, rssBytes: 96_500_000, ...noThread },
    { type: 'utility', pid: 4141, pssBytes: 18_700_000, privateBytes: 7_400_000, rssBytes: 62_400_000, ...noThread },
    { type: 'zygote', pid: 4119, pssBytes: 9_100_000, privateBytes: 1_900_000, rssBytes: 50_100_000, ...noThread },
  ];
  const totalPssBytes = processes.reduce((sum, { pssBytes }) => sum + (pssBytes ?? 0), 0);
  return { at: new Date(NOW_MS + step * 5000).toISOString(), processes, totalPssBytes, budgetBytes, hardBudgetBytes: budgetBytes * 1.5, metric: 'pss', lastCleanup };
}

/** A day with a sync in the evening, or a month of half-hours with one every evening. */
export function fakeMemoryHistory(range: MemoryHistoryDto['range'], lastCleanup: CleanupDto | null): MemoryHistoryDto {
  const [stepMs, count] = range === 'day' ? [MINUTE_MS, 1440] : [HOUR_MS / 2, 1440];
  const instants = Array.from({ length: count }, (_, index) => NOW_MS - (count - 1 - index) * stepMs);
  const isEvening = (atMs: number): boolean => new Date(atMs).getUTCHours() === 16 && new Date(atMs).getUTCMinutes() >= 55;
  const points = instants.map((atMs, index) => {
    const totalBytes = Math.round(152e6 + 2e6 * Math.sin(index / 90) + (isEvening(atMs) ? 84e6 : 0));
    return { at: new Date(atMs).toISOString(), totalBytes, privateBytes: totalBytes - 61e6, mainBytes: totalBytes - 71e6, pageBytes: 0, engineBytes: isEvening(atMs) ? 61e6 : 0 };
  });
  const days = range === 'day' ? 1 : 30;
  const jobs = Array.from({ length: days }, (_, index): MemoryHistoryDto['jobs'][number] => {
    const startedMs = Date.parse('2026-11-23T16:55:00Z') - index * 24 * HOUR_MS;
    return { kind: 'sync', runId: `run-${String(days - index)}`, startedAt: new Date(startedMs).toISOString(), endedAt: new Date(startedMs + 5 * MINUTE_MS).toISOString(), outcome: 'done', beforeBytes: 152e6, peakBytes: 236e6, afterBytes: 154e6, enginePeakBytes: 61e6 };
  });
  return { range, points, jobs, cleanups: lastCleanup ? [lastCleanup] : [] };
}
