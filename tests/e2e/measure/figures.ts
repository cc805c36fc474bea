import type { Size } from './app-tree';

/** One repetition. */
export interface Figures {
  readonly emptyHidden: Size;
  readonly emptyWindow: Size;
  /** Started hidden, nothing fetched yet. */
  readonly beforeSync: Size;
  readonly peak: Size;
  /** Hidden and idle after the sync. */
  readonly hidden: Size;
  /** The same a moment before main returned its code pages, as the app logged it; null where it cannot. Units: bytes. */
  readonly withCodePages: number | null;
  /** With the list of a strategy on it. */
  readonly window: Size;
  /** The window closed again, idle. */
  readonly closed: Size;
  /** From the wish for a window to the stored signals in it, five times. Units: milliseconds. */
  readonly reopenMs: readonly number[];
}

type Sized = Exclude<keyof Figures, 'reopenMs' | 'withCodePages'>;

const REOPEN_LIMIT_MS = 500;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** The table of medians, private memory beside each share, and each target with what it allows. */
export function renderTable(all: readonly Figures[]): string[] {
  const medianOf = (name: Sized): Size => ({ pss: median(all.map((one) => one[name].pss)), exclusive: median(all.map((one) => one[name].exclusive)) });
  const [emptyHidden, emptyWindow, hidden, window, closed, peak, beforeSync] = [medianOf('emptyHidden'), medianOf('emptyWindow'), medianOf('hidden'), medianOf('window'), medianOf('closed'), medianOf('peak'), medianOf('beforeSync')];
  const reopenMs = median(all.flatMap((one) => one.reopenMs));
  const rows: [string, Size, number | null][] = [
    ['empty app, tray only', emptyHidden, null],
    ['empty app, with a window', emptyWindow, null],
    ['hidden, before any sync', beforeSync, null],
    ['hidden and idle after the sync', hidden, Math.min(emptyHidden.pss + 20e6, 165e6)],
    ['window open on a list of signals', window, emptyWindow.pss + 60e6],
    ['window closed again, idle', closed, null],
    ['peak during the full sync', peak, hidden.pss + 120e6],
    ['back after the job', hidden, beforeSync.pss * 1.1],
  ];
  const withCodePages = all.flatMap((one) => one.withCodePages ?? []);
  return [
    'state                              PSS MB   private MB   at most   ',
    ...rows.map(([name, size, limit]) => {
      const verdict = limit === null ? '' : `${megabytes(limit).padStart(7)}   ${size.pss <= limit ? 'kept' : `MISSED by ${megabytes(size.pss - limit)}`}`;
      return `${name.padEnd(34)} ${megabytes(size.pss).padStart(6)}   ${megabytes(size.exclusive).padStart(10)}   ${verdict}`;
    }),
    ...(withCodePages.length === 0 ? [] : [`hidden after the sync, before the pages of main's code were returned: ${megabytes(median(withCodePages))} MB`]),
    `window opened again to the stored signals: ${reopenMs.toFixed(0)} ms, at most ${String(REOPEN_LIMIT_MS)} ms: ${reopenMs <= REOPEN_LIMIT_MS ? 'kept' : 'MISSED'}`,
  ];
}
