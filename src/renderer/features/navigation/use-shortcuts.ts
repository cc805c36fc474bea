import { useEffect } from 'react';
import type { Stores } from '../../stores';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));
}

/** To the list's filter where there is one, else to the search over everything. */
function focusFilter({ navigation }: Stores): void {
  const filter = document.getElementById('list-filter');
  if (filter instanceof HTMLInputElement) filter.select();
  else navigation.getState().setOverlay('palette');
}

/** From one part of the window to the next, as F6 does in other programs. */
function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at((current + step) % panes.length);
  (next?.querySelector<HTMLElement>('[data-pane-focus]') ?? next)?.focus();
}

/** The share in front of the person: the page's own, else the one under the cursor of the list. */
function watchSubject(stores: Stores): boolean {
  const { page, orderbookId } = stores.navigation.getState();
  const subject = page === 'instrument' ? orderbookId : page === 'strategy' ? (stores.signals.getState().selection?.cursorId ?? null) : null;
  if (subject === null) return false;
  void stores.watch.getState().toggle(subject);
  return true;
}

/** Keys with Ctrl (⌘ on a Mac); false when the key means nothing here. */
function handleControlKey(stores: Stores, key: string, withShift: boolean): boolean {
  const { navigation, status, strategies } = stores;
  const chosen = /^[1-9]$/.test(key) ? strategies.getState().value?.[Number(key) - 1] : undefined;
  if (key === 'k' || (key === 'p' && withShift)) navigation.getState().setOverlay('palette');
  else if (key === 'r') void status.getState().resync();
  else if (key === 'f') focusFilter(stores);
  else if (key === 'e') navigation.getState().setOverlay('export');
  else if (key === 'z') void stores.watch.getState().undo();
  else if (key === ',') navigation.getState().show('settings');
  else if (chosen) navigation.getState().openStrategy(chosen.strategyId);
  else return false;
  return true;
}

/** Single characters, which a person may switch off because speech input types them by accident. */
function handlePlainKey(stores: Stores, key: string): boolean {
  if (stores.settings.getState().value?.singleLetterKeys === false) return false;
  if (key === '/') focusFilter(stores);
  else if (key.toLowerCase() === 'e') stores.navigation.getState().setOverlay('export');
  else if (key.toLowerCase() === 'w') return watchSubject(stores);
  else if (key === '?') stores.navigation.getState().setOverlay('shortcuts');
  else return false;
  return true;
}

/** Back from a share's page, unless Escape meant something to what has the focus. */
function leaveShare({ navigation }: Stores, { defaultPrevented, target }: KeyboardEvent): boolean {
  const { page, overlay, past, back } = navigation.getState();
  if (defaultPrevented || page !== 'instrument' || overlay !== null || past.length === 0 || isTyping(target)) return false;
  back();
  return true;
}

function handleKey(stores: Stores, event: KeyboardEvent): boolean {
  if (event.key === 'F5') {
    void stores.status.getState().resync();
    return true;
  }
  if (event.key === 'F6') {
    focusNextPane(event.shiftKey ? -1 : 1);
    return true;
  }
  if (event.altKey) {
    if (event.key === 'ArrowLeft') stores.navigation.getState().back();
    else if (event.key === 'ArrowRight') stores.navigation.getState().forward();
    else return false;
    return true;
  }
  if (event.key === 'Escape') return leaveShare(stores, event);
  // What is typed is undone by the field itself.
  if (isTyping(event.target) && event.key.toLowerCase() === 'z') return false;
  if (event.ctrlKey || event.metaKey) return handleControlKey(stores, event.key.toLowerCase(), event.shiftKey);
  return !isTyping(event.target) && stores.navigation.getState().overlay === null && handlePlainKey(stores, event.key);
}

/** The keys of the whole window. F5 and Ctrl+R renew the data; nothing ever reloads the page. */
export function useShortcuts(stores: Stores): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (handleKey(stores, event)) event.preventDefault();
    };
    // The side buttons of a mouse.
    const onMouseUp = ({ button }: MouseEvent): void => {
      if (button === 3) stores.navigation.getState().back();
      else if (button === 4) stores.navigation.getState().forward();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('mouseup', onMouseUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('mouseup', onMouseUp);
    };
  }, [stores]);
}
