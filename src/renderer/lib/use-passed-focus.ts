import { useLayoutEffect, useRef, type RefObject } from 'react';

const pageOf = (): HTMLElement | null => document.getElementById('content');

/**
 * Gives the focus of an element that has gone to the page, unless somebody has taken it. Afterwards, because the browser
 * lays the page out for it: while elements are still being exchanged that would be a layout nobody sees.
 */
function catchFocus(): void {
  if (document.activeElement === document.body) pageOf()?.focus({ preventScroll: true });
}

/** Takes over the focus that the page holds, and leaves it to the page when the element goes: the keys never lose their place. */
export function usePassedFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = element.current;
    if (document.activeElement === pageOf()) own?.focus({ preventScroll: true });
    return () => {
      if (own?.contains(document.activeElement)) queueMicrotask(catchFocus);
    };
  }, [element]);
}

/** On another page, the focus that went down with the last one goes to what is there to be walked or scrolled. */
export function useFocusOnPage(place: string): void {
  const last = useRef(place);
  useLayoutEffect(() => {
    if (place === last.current) return;
    last.current = place;
    const { activeElement, body } = document;
    const page = pageOf();
    if (activeElement !== body && activeElement !== page) return;
    (page?.querySelector<HTMLElement>('.page, [role="grid"]') ?? page)?.focus({ preventScroll: true });
  }, [place]);
}
