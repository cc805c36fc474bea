import { closeInstantMs } from '../../../src/core/calendar/stockholm-calendar';
import type { Look, SoakResult } from './soak-run';

export interface SoakLimits {
  /** How much the app at rest may have grown between the first look and the last: 0.1 is a tenth. */
  readonly memoryGrowth: number;
  /** What main's own heap and buffers may have grown by once collected. Units: bytes. */
  readonly heapGrowth: number;
}

export interface Breach {
  readonly what: 'memory' | 'heap' | 'handles' | 'files' | 'listeners' | 'plan' | 'doctor';
  readonly found: string;
}

/** Timers and files that come and go around a look; something lost in each cycle is far more. */
const COMING_AND_GOING = 2;
const AFTER_CLOSE_MS = 25 * 60_000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

function grown(what: Breach['what'], before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>, tolerance: number): Breach[] {
  const names = Object.keys(after).filter((name) => (after[name] ?? 0) - (before[name] ?? 0) > tolerance);
  return names.map((name) => ({ what, found: `${name}: ${String(before[name] ?? 0)} → ${String(after[name])}` }));
}

function growth(first: Look, last: Look, limits: SoakLimits): Breach[] {
  const breaches: Breach[] = [];
  // The whole app is the measure, its own pages are what is measured: the rest is shared with whatever else runs.
  if (last.own - first.own > first.pss * limits.memoryGrowth) breaches.push({ what: 'memory', found: `${megabytes(first.own)} → ${megabytes(last.own)}` });
  const heapOf = ({ heapUsed, external }: Look): number => heapUsed + external;
  if (heapOf(last) > heapOf(first) + limits.heapGrowth) breaches.push({ what: 'heap', found: `${megabytes(heapOf(first))} → ${megabytes(heapOf(last))}` });
  return [
    ...breaches,
    ...grown('handles', first.handles, last.handles, COMING_AND_GOING),
    ...grown('files', { open: first.openFiles }, { open: last.openFiles }, COMING_AND_GOING),
    ...grown('listeners', first.listeners, last.listeners, 0),
  ];
}

/** Every session has its line, which ran; no line of the past is without an outcome. */
function planBreaches({ sessions, due, endedAtMs }: SoakResult): Breach[] {
  const missing = sessions.filter((session) => {
    const plannedAtMs = closeInstantMs(session) + AFTER_CLOSE_MS;
    return !due.some((row) => row.kind === 'daily' && row.plannedAtMs === plannedAtMs && row.outcome === 'ok');
  });
  const open = due.filter(({ plannedAtMs, outcome }) => plannedAtMs <= endedAtMs && (outcome === null || outcome === 'started'));
  return [
    ...missing.map((session): Breach => ({ what: 'plan', found: `no run of the session of day ${String(session)}` })),
    ...open.map(({ kind, plannedAtMs }): Breach => ({ what: 'plan', found: `${kind} of ${new Date(plannedAtMs).toISOString()} has no outcome` })),
  ];
}

/** What a soak has found; nothing when the app is where it was. */
export function breachesOf(result: SoakResult, limits: SoakLimits): Breach[] {
  const [first, last] = [result.looks[0], result.looks.at(-1)];
  if (first === undefined || last === undefined || first === last) throw new Error('a soak compares two looks at least');
  const ill = result.doctor.filter(({ ok }) => !ok).map(({ id, message }): Breach => ({ what: 'doctor', found: `${id}: ${message}` }));
  return [...growth(first, last, limits), ...planBreaches(result), ...ill];
}

/** The looks as a table. */
export function renderLooks(looks: readonly Look[]): string[] {
  const cells = (one: Look): string[] => [String(one.cycle), megabytes(one.pss), megabytes(one.exclusive), megabytes(one.own), megabytes(one.heapUsed), megabytes(one.external), String(sum(one.handles)), String(one.openFiles), String(sum(one.listeners))];
  const rows = [['cycle', 'PSS', 'private', 'own', 'main’s heap', 'outside it', 'handles', 'files', 'listeners'], ...looks.map(cells)];
  return rows.map((row) => row.map((cell) => cell.padStart(12)).join(''));
}
