import type { BrowserWindow, Input } from 'electron';

const ZOOM_STEP = 0.5;
/** From half to three times the usual size. */
const ZOOM_LEVELS = { low: -3.5, high: 6 };

export type WindowKey = 'larger' | 'smaller' | 'usual-size' | 'hide' | 'quit';

/** What a key means to the window itself; null for the page's own keys. A window without a menu has none built in. */
export function windowKeyOf({ type, control, meta, alt, shift, key }: Pick<Input, 'type' | 'control' | 'meta' | 'alt' | 'shift' | 'key'>): WindowKey | null {
  if (type !== 'keyDown' || !(control || meta) || alt) return null;
  // The plus of many keyboards sits on the equals sign, with or without Shift.
  if (key === '+' || key === '=') return 'larger';
  if (key === '-' || key === '_') return 'smaller';
  if (shift) return null;
  if (key === '0') return 'usual-size';
  if (key.toLowerCase() === 'w') return 'hide';
  return key.toLowerCase() === 'q' ? 'quit' : null;
}

export function nextZoomLevel(level: number, key: 'larger' | 'smaller' | 'usual-size'): number {
  if (key === 'usual-size') return 0;
  const wanted = level + (key === 'larger' ? ZOOM_STEP : -ZOOM_STEP);
  return Math.max(ZOOM_LEVELS.low, Math.min(ZOOM_LEVELS.high, wanted));
}

/** Zoom, close and quit by keyboard. Closing goes the way of the close button. */
export function attachWindowKeys(window: BrowserWindow, quit: () => void): void {
  window.webContents.on('before-input-event', (event, input) => {
    const key = windowKeyOf(input);
    if (key === null) return;
    event.preventDefault();
    if (key === 'hide') window.close();
    else if (key === 'quit') quit();
    else window.webContents.setZoomLevel(nextZoomLevel(window.webContents.getZoomLevel(), key));
  });
}
