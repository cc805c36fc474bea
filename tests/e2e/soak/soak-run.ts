import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { closeInstantMs } from '../../../src/core/calendar/stockholm-calendar';
import type { DueRow } from '../../../src/core/schedule/due-run';
import { parseIsoDate, type EpochDay } from '../../../src/core/time/epoch-day';
import { stockholmInstantMs } from '../../../src/core/time/stockholm-time';
import { askRunningApp } from '../../../src/main/control/ask';
import { DATABASE_FILE } from '../../../src/main/data-folder';
import { createDueReader } from '../../../src/main/store/records/due-runs';
import { openReader } from '../../../src/main/store/file/database';
import type { Desktop } from '../desktop-bus';
import { connectInside, INSIDE_ARGUMENTS, type Inside, type InsideFigures } from '../inside/inside';
import { appEnvironment, startMarket } from '../launch';
import { spawnApp, type SpawnedApp } from '../measure/app-tree';
import { runDoctor, type DoctorCheck } from './doctor';

export interface SoakOptions {
  readonly cycles: number;
  readonly companies: number;
  /** After which cycles the app is left alone and looked at; the first is what the last is compared with. */
  readonly looks: readonly number[];
  readonly settleMs: number;
  /** What each cycle loses on purpose, beside a listener and an open file; 0: nothing. */
  readonly leakBytes: number;
  readonly say: (line: string) => void;
}

/** The app at rest after so many cycles. Units: bytes, counts. */
export interface Look extends InsideFigures {
  readonly cycle: number;
  readonly pss: number;
  readonly exclusive: number;
  /** What the app made itself, whoever else runs beside it. */
  readonly own: number;
  readonly parts: string;
  readonly openFiles: number;
}

export interface SoakResult {
  readonly looks: readonly Look[];
  readonly sessions: readonly EpochDay[];
  readonly due: readonly DueRow[];
  /** What the command line's doctor finds afterwards. */
  readonly doctor: readonly DoctorCheck[];
  readonly endedAtMs: number;
  readonly seconds: number;
}

const MINUTE_MS = 60_000;
const AFTER_CLOSE_MS = 25 * MINUTE_MS;
const MORNING_MINUTE = 8 * 60 + 30;
/** Every so many cycles the computer is awake in the morning too, when the correction is due. */
const MORNING_EVERY = 10;
const RUN_LIMIT_MS = 60_000;
const LOG_TAIL = 40;
const POLLED = { timeout: RUN_LIMIT_MS, intervals: [50] };
const FIRST_DAY = '2026-01-15';
/** Off until a person chooses them. */
const NOTIFY = "window.api.call('settings:write', { notifications: true }).then(({ ok }) => ok)";
const ROWS = "document.querySelectorAll('#signals-list tbody tr').length";
/** One that always holds some names. */
const CHOOSE_STRATEGY = "[...document.querySelectorAll('.nav-strategies button')].find((one) => one.textContent.includes('MACD-korsning')).click()";

function dueRows(home: string): DueRow[] {
  const reader = openReader(join(home, DATABASE_FILE));
  try {
    return createDueReader(reader).since(Date.parse(FIRST_DAY));
  } finally {
    reader.close();
  }
}

/** What the app logged last, for a failure that happens hours into a soak. */
function logTail(home: string): string {
  return readFileSync(join(home, 'logs', 'kursvakt.log'), 'utf8').split('\n').slice(-LOG_TAIL).join('\n');
}

/** The computer wakes at an instant; over when the line planned for just before it has been dealt with. */
async function wakeAt(inside: Inside, home: string, plannedAtMs: number): Promise<void> {
  await inside.clock(plannedAtMs + MINUTE_MS);
  await inside.wake();
  const outcome = (): DueRow['outcome'] | undefined => dueRows(home).find((row) => row.plannedAtMs === plannedAtMs)?.outcome;
  try {
    await expect.poll(outcome, POLLED).toMatch(/^(ok|partial|not-needed)$/);
  } catch (error) {
    throw new Error(`the run planned for ${new Date(plannedAtMs).toISOString()} did not happen\n${logTail(home)}`, { cause: error });
  }
}

async function openAndClose(inside: Inside, desktop: Desktop): Promise<void> {
  await desktop.choose('Öppna Kursvakt');
  await expect.poll(() => inside.run<number>(ROWS).catch(() => 0), POLLED).toBeGreaterThan(0);
  await inside.close();
  await expect.poll(() => inside.windows(), POLLED).toBe(0);
}

/** Every look comes after the same ladder, whether the app had come to rest by itself or not. */
async function cleanUp(home: string): Promise<void> {
  const reply = await askRunningApp({ ask: 'memory-clean' }, { homeFolder: home, id: randomUUID(), sleep: wait, patienceMs: RUN_LIMIT_MS });
  if (reply === null) throw new Error(`the app did not clean up\n${logTail(home)}`);
}

async function lookAt(app: SpawnedApp, inside: Inside, home: string, cycle: number, settleMs: number): Promise<Look> {
  await wait(settleMs);
  await cleanUp(home);
  const figures = await inside.figures();
  await wait(1000);
  const { pss, exclusive } = app.size();
  return { cycle, pss, exclusive, own: app.ownBytes(), parts: app.parts(), openFiles: readdirSync(`/proc/${String(app.pid)}/fd`).length, ...figures };
}

/** Day after day on the real app: the market moves, the computer wakes, syncs, computes and tells; the window opens and closes. */
export async function soak(desktop: Desktop, home: string, options: SoakOptions): Promise<SoakResult> {
  const market = await startMarket(options.companies, FIRST_DAY);
  const startMs = closeInstantMs(parseIsoDate(market.today())) + AFTER_CLOSE_MS + MINUTE_MS;
  const environment = { ...appEnvironment(home, market), KURSVAKT_NOW: '', INSIDE_NOW: new Date(startMs).toISOString() };
  const app = spawnApp('.', ['--hidden', '--sync-now', '--lang=sv-SE'], environment, INSIDE_ARGUMENTS);
  const inside = await connectInside(home);
  const looks: Look[] = [];
  const sessions: EpochDay[] = [];
  const startedMs = performance.now();
  let nowMs = startMs;
  let doctor: DoctorCheck[];
  try {
    await expect.poll(() => desktop.trayTooltip().catch(() => ''), POLLED).toContain('Kurser t.o.m.');
    await inside.open();
    await expect.poll(() => inside.run(CHOOSE_STRATEGY).then(() => true, () => false), POLLED).toBe(true);
    expect(await inside.run<boolean>(NOTIFY)).toBe(true);
    await openAndClose(inside, desktop);
    for (let cycle = 1; cycle <= options.cycles; cycle += 1) {
      const before = parseIsoDate(market.today());
      market.advance(1);
      const session = parseIsoDate(market.today());
      if (cycle % MORNING_EVERY === 0) await wakeAt(inside, home, stockholmInstantMs((before + 1) as EpochDay, MORNING_MINUTE));
      nowMs = closeInstantMs(session) + AFTER_CLOSE_MS;
      await wakeAt(inside, home, nowMs);
      await openAndClose(inside, desktop);
      sessions.push(session);
      if (options.leakBytes > 0) await inside.leak(options.leakBytes);
      if (!options.looks.includes(cycle)) continue;
      const look = await lookAt(app, inside, home, cycle, options.settleMs);
      looks.push(look);
      options.say(`  cycle ${String(cycle)}: ${(look.pss / 1e6).toFixed(1)} MB (${look.parts}), ${String(Math.round((performance.now() - startedMs) / 1000))} s`);
    }
    inside.quit();
    await app.ended;
    doctor = await runDoctor({ ...environment, KURSVAKT_NOW: new Date(nowMs + MINUTE_MS).toISOString() });
  } finally {
    await app.end();
    inside.disconnect();
    await market.close();
  }
  return { looks, sessions, due: dueRows(home), doctor, endedAtMs: nowMs + MINUTE_MS, seconds: (performance.now() - startedMs) / 1000 };
}
