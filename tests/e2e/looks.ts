import type { Locator, Page } from '@playwright/test';

/** Text that is wider than its box with no way to reach the rest: no scrolling, no ellipsis with the whole in a title. */
export function cutText(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    const found: string[] = [];
    for (const inner of [element, ...element.querySelectorAll('*')]) {
      if (inner.closest('.visually-hidden, svg, option, [hidden]') || inner.getClientRects().length === 0) continue;
      const { overflowX, clipPath } = getComputedStyle(inner);
      if (clipPath !== 'none' || !['hidden', 'clip'].includes(overflowX) || inner.scrollWidth <= inner.clientWidth + 1) continue;
      const title = (inner.closest('[title]') ?? inner.querySelector('[title]'))?.getAttribute('title') ?? '';
      if (!title.includes(inner.textContent.trim())) found.push(`${inner.getAttribute('class') ?? ''} “${inner.textContent.slice(0, 40)}”`);
    }
    return found;
  });
}

/** What reaches past the edge of the window, where nothing around it can be scrolled to the side. */
export function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth) return true;
      }
      return false;
    };
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => element.childElementCount === 0 && element.textContent.trim() !== '' && !element.closest('.visually-hidden, .skip-link, svg, option'));
    const found = texts.filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(element)).map((element) => `${element.className} “${element.textContent.slice(0, 40)}”`);
    return document.documentElement.scrollWidth > window.innerWidth ? ['the page is wider than the window', ...found] : found;
  });
}

/** What has to be scrolled to the side to be read. Three tables have two dimensions and may be, each in a box of its own: the matrix, variants, daily prices. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1 && !element.matches('.overlap-box, .side-box, .bar-table'))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} is ${String(element.scrollWidth)} wide in ${String(element.clientWidth)}`),
  );
}

/** Tables that are wider than the box around them, where that box clips them without a word. */
export function wider(tables: Locator): Promise<string[]> {
  return tables.evaluateAll((all) =>
    all.flatMap((table) => {
      const { right, width } = table.getBoundingClientRect();
      const box = table.parentElement!.getBoundingClientRect();
      return width > 0 && right > box.right + 1 ? [`${table.getAttribute('class') ?? ""} ends ${String(Math.round(right - box.right))} px outside of its box`] : [];
    }),
  );
}

/** Boxes with text that lie on top of one another, in one row of a table or one line of a list. */
export function overlaps(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    /** Rows further down in a list with a scroll bar of its own lie behind what follows the list, and are not seen. */
    const isScrolledAway = (one: Element): boolean => {
      const list = one.closest('.table-box, .sample-box, .rank-days')?.getBoundingClientRect();
      const { top, bottom } = one.getBoundingClientRect();
      return list !== undefined && (bottom > list.bottom || top < list.top);
    };
    const texts = [...element.querySelectorAll<HTMLElement>('strong, time, .link, .change, .muted, .faint')].filter((one) => one.checkVisibility() && !one.closest('.visually-hidden') && !one.parentElement?.closest('.change, .link') && !isScrolledAway(one));
    const boxes = texts.map((one) => ({ text: one.textContent.slice(0, 30), one, box: one.getBoundingClientRect() }));
    return boxes.flatMap((a, place) =>
      boxes.slice(place + 1).flatMap((b) => {
        if (a.one.contains(b.one) || b.one.contains(a.one)) return [];
        const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        return width > 2 && height > 4 ? [`“${a.text}” on “${b.text}”`] : [];
      }),
    );
  });
}

/** The contrast of an element's text with what lies behind it, as WCAG 2.2 counts it, from computed styles. */
export function contrastOf(element: Locator): Promise<number> {
  return element.evaluate((start) => {
    const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const channels = (colour: string): number[] => {
      paper.clearRect(0, 0, 1, 1);
      paper.fillStyle = colour;
      paper.fillRect(0, 0, 1, 1);
      return [...paper.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (rgb: readonly number[]): number => {
      const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    let behind: Element | null = start;
    while (behind && channels(getComputedStyle(behind).backgroundColor)[3] !== 255) behind = behind.parentElement;
    const ground = luminance(channels(behind ? getComputedStyle(behind).backgroundColor : getComputedStyle(document.body).backgroundColor).slice(0, 3));
    const text = luminance(channels(getComputedStyle(start).color).slice(0, 3));
    return (Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05);
  });
}

/** What holds the focus, and whether a sighted person can see that it does. */
export function focusOf(page: Page): Promise<{ readonly name: string; readonly isVisible: boolean }> {
  return page.evaluate(() => {
    const { activeElement: focused } = document;
    if (!focused || focused === document.body) return { name: 'nothing', isVisible: false };
    const shows = (element: Element | null): boolean => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow.includes('inset');
    };
    // A grid's ring is drawn on the box that scrolls it.
    return { name: focused.id || focused.className || focused.tagName, isVisible: shows(focused) || shows(focused.closest('.table-box')) };
  });
}
