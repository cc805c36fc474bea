import type { PageMemoryDto } from '@shared/dto/memory';

export interface PageReport {
  heard(report: PageMemoryDto): void;
  /** Missing: null when there is no page, or it has said nothing for a while. */
  newest(): PageMemoryDto | null;
  /** The page is gone: what it said is not true of the next one. */
  forget(): void;
}

/** A page in the background is allowed one beat a minute. */
const FRESH_MS = 90_000;

/** What the page's own process says it holds, as long as it is true. */
export function createPageReport(nowMs: () => number): PageReport {
  let last: { readonly atMs: number; readonly report: PageMemoryDto } | null = null;
  return {
    heard(report) {
      last = { atMs: nowMs(), report };
    },
    newest: () => (last !== null && Math.abs(nowMs() - last.atMs) <= FRESH_MS ? last.report : null),
    forget() {
      last = null;
    },
  };
}
