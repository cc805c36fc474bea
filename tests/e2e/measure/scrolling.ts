import { readFileSync } from 'node:fs';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { TestApp } from '../launch';

const FRAME_MS = 1000 / 60;

/** Gaps between frames while a list of many rows is scrolled from its top to its end. Units: milliseconds. */
export interface Scrolling {
  readonly gaps: readonly number[];
  /** Frames of a sixtieth of a second that did not come. */
  readonly dropped: number;
  /** What the page's main thread computed for a frame, which other programs do not change as they do the gaps; NaN outside Linux. Units: milliseconds. */
  readonly cpuMs: number;
}

/** What a list draws, so that a plain one can draw as much. Units: pixels, counts. */
export interface ListSize {
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
}

/** CPU time of the page's main thread so far. Units: milliseconds. */
async function mainThreadMs(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId());
  return process.platform === 'linux' ? Number(readFileSync(`/proc/${String(pid)}/schedstat`, 'utf8').split(' ')[0]) / 1e6 : Number.NaN;
}

/** A row and a half a frame at first, then eight, then forty. */
async function scroll(app: ElectronApplication, page: Page, selector: string): Promise<Scrolling> {
  const beforeMs = await mainThreadMs(app);
  const gaps = await page.evaluate(async (name) => {
    const box = document.querySelector(name);
    if (!box) throw new Error('no list');
    const times: number[] = [];
    let lastMs = await new Promise<number>((resolve) => void requestAnimationFrame(resolve));
    for (let step = 0; step < 600; step += 1) {
      box.scrollTop += step < 200 ? 45 : step < 400 ? 240 : 1200;
      const nowMs = await new Promise<number>((resolve) => void requestAnimationFrame(resolve));
      times.push(nowMs - lastMs);
      lastMs = nowMs;
    }
    return times;
  }, selector);
  const cpuMs = ((await mainThreadMs(app)) - beforeMs) / gaps.length;
  return { gaps, cpuMs, dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0) };
}

/** Ours, with the whole ranking of a strategy on the screen. */
export async function scrollList({ app, page }: TestApp, strategy: string, moreThan: number): Promise<{ scrolling: Scrolling; size: ListSize }> {
  await page.locator('.nav-strategy').filter({ hasText: strategy }).click();
  await page.getByRole('button', { name: 'Alla', exact: true }).click();
  const list = page.locator('#signals-list');
  await expect.poll(() => list.getAttribute('aria-rowcount').then(Number), { timeout: 60_000 }).toBeGreaterThan(moreThan);
  await page.waitForTimeout(2000);
  const rows = Number(await list.getAttribute('aria-rowcount')) - 1;
  const columns = await list.locator('thead th').count();
  const size = await page.locator('.table-box').evaluate((box) => ({ width: box.clientWidth, height: box.clientHeight }));
  return { scrolling: await scroll(app, page, '.table-box'), size: { ...size, rows, columns } };
}

/** The same in an empty app: one block of text a row as tall as ours, made once, with no script while it is scrolled. */
export async function scrollPlainList(environment: Record<string, string>, size: ListSize): Promise<Scrolling> {
  const app = await _electron.launch({ args: ['bench/empty-app', '--window'], env: environment });
  try {
    const page = await app.firstWindow();
    await page.evaluate(({ width, height, rows, columns }) => {
      const box = document.createElement('div');
      box.id = 'plain';
      box.style.cssText = `width:${String(width)}px;height:${String(height)}px;overflow:auto;font:13px/29px sans-serif`;
      const line = document.createElement('div');
      line.style.cssText = 'display:grid;height:30px;border-bottom:1px solid #ddd;white-space:nowrap;contain:strict';
      line.style.gridTemplateColumns = `repeat(${String(columns)}, 1fr)`;
      for (let column = 0; column < columns; column += 1) line.append(document.createElement('span'));
      for (let row = 0; row < rows; row += 1) {
        const copy = line.cloneNode(true) as HTMLElement;
        for (const [column, cell] of [...copy.children].entries()) cell.textContent = column === 2 ? `Syntetisk ${String(row)}` : String((row * 7919 + column) % 1000);
        box.append(copy);
      }
      document.body.replaceChildren(box);
    }, size);
    await page.waitForTimeout(2000);
    return await scroll(app, page, '#plain');
  } finally {
    await app.close();
  }
}
