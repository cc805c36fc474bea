import { expect, type Page } from '@playwright/test';
import { answerOf } from '../answer';
import { violationsOf } from '../axe';

const LOOKS = [
  { theme: 'light', language: 'sv' },
  { theme: 'dark', language: 'sv' },
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
] as const;
export type Look = (typeof LOOKS)[number];
/** While a sync runs the language, like every setting, waits for its end. */
export const SWEDISH: readonly Look[] = [LOOKS[0], LOOKS[1]];
export const ENGLISH: readonly Look[] = [LOOKS[2], LOOKS[3]];
/** A scan takes seconds: each theme and each language once. */
const SCANNED: readonly Look[] = [LOOKS[0], LOOKS[3]];

/** What is cut off or lies outside of the window: text that is wider than its box, and boxes past the edge. */
function findMisplaced(): string[] {
  const nameOf = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.slice(0, 40)}”`;
  const found: string[] = [];
  const { innerWidth, innerHeight } = window;
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
  for (const element of document.querySelectorAll<HTMLElement>('.top-bar *, .notice *, .empty-state *, .first-run *, .nav-item *')) {
    if (element.closest('.visually-hidden, svg') || element.children.length > 0 || element.getClientRects().length === 0) continue;
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1) found.push(`cut off: ${nameOf(element)}`);
    const { left, right } = element.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) found.push(`outside: ${nameOf(element)}`);
  }
  for (const element of document.querySelectorAll('.notice, .empty-state, .first-run-actions')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) found.push(`not in sight: ${nameOf(element)}`);
  }
  return found;
}

async function setLook(page: Page, look: Look, isStored: boolean): Promise<void> {
  if (isStored) {
    expect(await answerOf(page, 'settings:write', look)).toMatchObject(look);
  } else {
    // Without a database nothing can be stored: the colours are turned by hand, the language is the start's.
    await page.evaluate((theme) => void (document.documentElement.dataset.theme = theme), look.theme);
  }
  await expect(page.locator(`html[data-theme="${look.theme}"][lang="${look.language}"]`)).toBeAttached({ timeout: 20_000 });
}

/**
 * Looks at the window in both themes and languages: nothing cut off, nothing outside, no violation of WCAG 2.2 AA
 * (contrast among them), at most one banner with at most one button. Leaves a picture of each look.
 */
export async function lookAt(page: Page, state: string, { isStored = true, looks = LOOKS }: { isStored?: boolean; looks?: readonly Look[] } = {}): Promise<void> {
  for (const look of looks) {
    await setLook(page, look, isStored);
    const where = `${state}, ${look.theme}, ${look.language}`;
    if (SCANNED.includes(look)) expect(await violationsOf(page), where).toEqual([]);
    expect(await page.evaluate(findMisplaced), where).toEqual([]);
    expect(await page.locator('main > .notice').count(), where).toBeLessThanOrEqual(1);
    expect(await page.locator('main > .notice button').count(), where).toBeLessThanOrEqual(1);
    await page.screenshot({ path: `test-results/states/${state}-${look.theme}-${look.language}.png` });
  }
}
