/** The name under which the page's timeline holds the moment, for `npm run measure:ui`. */
export const FIRST_ROWS = 'kursvakt:first-rows';

/**
 * Marks when the first rows of any table have been painted: a frame is asked for, and the message after it comes
 * when that frame is done. One look per change of the page, and none after the first rows.
 */
export function markFirstRows(root: HTMLElement): void {
  const observer = new MutationObserver(() => {
    if (!root.querySelector('main tbody tr')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        performance.mark(FIRST_ROWS);
        channel.port1.close();
      };
      channel.port2.postMessage(null);
    });
  });
  observer.observe(root, { childList: true, subtree: true });
}
