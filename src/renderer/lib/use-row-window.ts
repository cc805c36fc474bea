import { useLayoutEffect, useState, type RefObject } from 'react';

/** Rows drawn beyond the visible ones, so that fast scrolling meets no gap. */
const OVERSCAN_ROWS = 12;
/** Shorter lists are drawn whole: it is hardly more than what is drawn of a longer one. */
const WHOLE_UP_TO = 60;
const ASSUMED_HEIGHT_PX = 800;
/** The rows around the visible ones reach further than this, so that most frames of a scroll need no new row. */
const SCROLL_STEP_PX = 180;

export interface BoxSize {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** Which rows of a long list have to exist: those in sight and a few around them. */
export function rowWindow(count: number, rowHeightPx: number, { top, height }: BoxSize): RowWindow {
  if (count <= WHOLE_UP_TO) return { first: 0, last: count };
  const first = Math.max(0, Math.floor(top / rowHeightPx) - OVERSCAN_ROWS);
  const last = Math.min(count, Math.ceil((top + height) / rowHeightPx) + OVERSCAN_ROWS);
  return { first: Math.min(first, count), last };
}

/** Size and scroll position of a box, the latter in steps, kept current. Width 0: not laid out yet. */
export function useBoxSize(box: RefObject<HTMLElement | null>): readonly [BoxSize, () => void] {
  const [size, setSize] = useState<BoxSize>({ top: 0, height: ASSUMED_HEIGHT_PX, width: 0 });
  const measure = (): void => {
    const element = box.current;
    if (!element) return;
    const top = Math.floor(element.scrollTop / SCROLL_STEP_PX) * SCROLL_STEP_PX;
    const next = { top, height: element.clientHeight || ASSUMED_HEIGHT_PX, width: element.clientWidth };
    // The same object again draws nothing anew.
    setSize((now) => (now.top === next.top && now.height === next.height && now.width === next.width ? now : next));
  };
  useLayoutEffect(() => {
    measure();
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- measure reads the element afresh each time
  }, [box]);
  return [size, measure];
}
