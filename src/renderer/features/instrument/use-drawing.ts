import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

const SCHEMES = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** A number that rises whenever the colours of the page may have changed: a canvas has to be painted anew then. */
export function useAppearance(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = (): void => {
      setChanges((count) => count + 1);
    };
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-palette'] });
    const queries = SCHEMES.map((scheme) => matchMedia(scheme));
    for (const query of queries) query.addEventListener('change', changed);
    return () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener('change', changed);
    };
  }, []);
  return changes;
}

/** The inner width of an element, kept current. 0: not laid out, or nothing can be drawn here. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => {
      setWidthPx(measured.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return widthPx;
}
