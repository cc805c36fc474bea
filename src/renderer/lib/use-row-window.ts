import { useEffect, useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows drawn beyond the visible ones, so that fast scrolling meets no gap. */
const OVERSCAN_ROWS = 12;
/** Shorter lists are drawn whole: it is hardly more than what is drawn of a longer one. */
const WHOLE_UP_TO = 60;
const ASSUMED_HEIGHT_PX = 800;
/** The rows around the visible ones reach further than this, so that most frames of a scroll need no new row. */
const SCROLL_STEP_PX = 180;
/** Without a scroll for so long, a list rests. */
const REST_MS = 150;

export interface BoxSize {
  readonly top: number;
  readonly height: number;
}

export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** Which rows of a long list have to exist: those in sight and a few around them, everywhere as many. */
export function rowWindow(count: number, rowHeightPx: number, { top, height }: BoxSize): RowWindow {
  if (count <= WHOLE_UP_TO) return { first: 0, last: count };
  const drawn = Math.min(count, Math.ceil(height / rowHeightPx) + 2 * OVERSCAN_ROWS);
  const first = Math.max(0, Math.min(count - drawn, Math.floor(top / rowHeightPx) - OVERSCAN_ROWS));
  return { first, last: first + drawn };
}

/**
 * The row of each drawn element. An element whose row goes out at one end takes the row that comes in at the other, and
 * all others keep theirs; from `start` on, they stand in the rows' own order.
 */
export function rowsOfElements({ first, last }: RowWindow, start: number): number[] {
  const drawn = last - first;
  const turn = drawn === 0 ? 0 : (first - start) % drawn;
  return Array.from({ length: drawn }, (_, element) => first + ((element - turn + 2 * drawn) % drawn));
}

/** Where a row stands: moved there, because that lays out neither itself nor its neighbours again. */
export function rowPlace(row: number, rowHeightPx: number): CSSProperties {
  return { transform: `translateY(${String(row * rowHeightPx)}px)` };
}

export interface DrawnRows extends RowWindow {
  /** Width of the box; 0: not laid out yet. */
  readonly width: number;
  /** The row of each element; see `rowsOfElements`. */
  readonly elements: readonly number[];
  /** Nothing is scrolled; the elements stand in reading order. */
  readonly isResting: boolean;
  /** For the box's `onScroll`. */
  readonly follow: () => void;
}

/** The rows of a long list that are drawn while a box over them is scrolled and sized. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeightPx: number): DrawnRows {
  const [size, setSize] = useState({ top: 0, height: ASSUMED_HEIGHT_PX, width: 0 });
  const [restTop, setRestTop] = useState(0);
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
  useEffect(() => {
    const timer = setTimeout(setRestTop, REST_MS, size.top);
    return () => {
      clearTimeout(timer);
    };
  }, [size.top]);
  const drawn = rowWindow(count, rowHeightPx, size);
  const atRest = rowWindow(count, rowHeightPx, { top: restTop, height: size.height });
  return {
    ...drawn,
    width: size.width,
    elements: rowsOfElements(drawn, atRest.first),
    isResting: restTop === size.top,
    follow: () => {
      // In the frame of the scroll itself, not in the one after it.
      flushSync(measure);
    },
  };
}
