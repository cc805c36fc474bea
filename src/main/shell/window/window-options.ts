import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowOptionsInput {
  readonly isPackaged: boolean;
  readonly preloadFile: string;
  /** The theme's own background, so that no white flash comes before the first paint. */
  readonly backgroundColor: string;
  readonly bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
}

/** Every preference that security rests on is stated, so that an edit elsewhere cannot lose it. */
export function windowOptions(input: WindowOptionsInput): BrowserWindowConstructorOptions {
  return {
    ...input.bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Kursvakt',
    backgroundColor: input.backgroundColor,
    autoHideMenuBar: true,
    webPreferences: {
      preload: input.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !input.isPackaged,
    },
  };
}
