import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { placeWindow, type WindowPlace } from './window-bounds';
import { attachWindowKeys } from './window-keys';
import { windowOptions } from './window-options';

export interface WindowFiles {
  readonly preloadFile: string;
  readonly iconFile: string;
}

const ICON_AFTER_MS = 1000;
const BACKGROUND = { light: '#ffffff', dark: '#0d1117' };

/** What is seen before the first paint and at the edge of a window that is being resized. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

/** Makes hidden windows without a page, where the last one was if there still is a screen. */
export function createWindowMaker({ preloadFile, iconFile }: WindowFiles): (last: WindowPlace | null) => BrowserWindow {
  return (last) => {
    const primary = screen.getPrimaryDisplay();
    const screens = [primary, ...screen.getAllDisplays().filter((display) => display.id !== primary.id)].map((display) => display.workArea);
    const window = new BrowserWindow(
      windowOptions({
        isPackaged: app.isPackaged,
        preloadFile,
        backgroundColor: backgroundColor(),
        bounds: placeWindow(last, screens),
      }),
    );
    window.setMenu(null);
    // Decoded and handed over, 6 to 30 ms, when the first rows are there. On a Mac the app has an icon, its windows have none.
    if (process.platform !== 'darwin') {
      window.once('show', () => {
        setTimeout(() => {
          if (!window.isDestroyed()) window.setIcon(iconFile);
        }, ICON_AFTER_MS);
      });
    }
    attachWindowKeys(window, () => {
      app.quit();
    });
    return window;
  };
}
