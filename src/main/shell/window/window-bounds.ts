export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was when it was closed; for a maximised one, where it would go back to. */
export interface WindowPlace {
  readonly bounds: Bounds;
  readonly isMaximized: boolean;
}

const PREFERRED = { width: 1280, height: 840 };
/** So much of the window must be on a screen that a person can take hold of it. */
const GRIP = 64;

function overlap(startA: number, lengthA: number, startB: number, lengthB: number): number {
  return Math.min(startA + lengthA, startB + lengthB) - Math.max(startA, startB);
}

function isReachable(bounds: Bounds, screen: Bounds): boolean {
  const isTitleBelowTop = bounds.y >= screen.y;
  return isTitleBelowTop && overlap(bounds.x, bounds.width, screen.x, screen.width) >= GRIP && overlap(bounds.y, bounds.height, screen.y, screen.height) >= GRIP;
}

/** Where to put the window: where it was, unless that screen is gone; the first of `screens` is the primary. */
export function placeWindow(last: WindowPlace | null, screens: readonly Bounds[]): Omit<Bounds, 'x' | 'y'> & Partial<Bounds> {
  if (last && screens.some((screen) => isReachable(last.bounds, screen))) return last.bounds;
  const primary = screens[0] ?? PREFERRED;
  return { width: Math.min(PREFERRED.width, primary.width), height: Math.min(PREFERRED.height, primary.height) };
}
