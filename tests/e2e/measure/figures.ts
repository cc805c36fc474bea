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
  readonly window: Size;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** The table of medians, private memory beside each share, and each target with what it allows. */
export function renderTable(all: readonly Figures[]): string[] {
  const medianOf = (name: keyof Figures): Size => ({ pss: median(all.map((one) => one[name].pss)), exclusive: median(all.map((one) => one[name].exclusive)) });
  const [emptyHidden, emptyWindow, hidden, window, peak, beforeSync] = [medianOf('emptyHidden'), medianOf('emptyWindow'), medianOf('hidden'), medianOf('window'), medianOf('peak'), medianOf('beforeSync')];
  const rows: [string, Size, number | null][] = [
    ['empty app, tray only', emptyHidden, null],
    ['empty app, with a window', emptyWindow, null],
    ['hidden, before any sync', beforeSync, null],
    ['hidden and idle after the sync', hidden, Math.min(emptyHidden.pss + 20e6, 165e6)],
    ['window open', window, emptyWindow.pss + 60e6],
    ['peak during the full sync', peak, hidden.pss + 120e6],
    ['back after the job', hidden, beforeSync.pss * 1.1],
  ];
  return [
    'state                              PSS MB   private MB   at most   ',
    ...rows.map(([name, size, limit]) => {
      const verdict = limit === null ? '' : `${megabytes(limit).padStart(7)}   ${size.pss <= limit ? 'kept' : 'MISSED'}`;
      return `${name.padEnd(34)} ${megabytes(size.pss).padStart(6)}   ${megabytes(size.exclusive).padStart(10)}   ${verdict}`;
    }),
  ];
}
