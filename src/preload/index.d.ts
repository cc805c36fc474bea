import type { Bridge } from '@shared/ipc/contract';

declare global {
  interface Window {
    /** Put there by the preload; absent when the page is opened in a plain browser. */
    readonly api?: Bridge;
  }
}
