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

/** Keys with Ctrl (⌘ on a Mac); false when the key means nothing here. */
function handleControlKey(stores: Stores, key: string, withShift: boolean): boolean {
  const { navigation, status, strategies } = stores;
  const chosen = /^[1-9]$/.test(key) ? strategies.getState().value?.[Number(key) - 1] : undefined;
  if (key === 'k' || (key === 'p' && withShift)) navigation.getState().setOverlay('palette');
  else if (key === 'r') void status.getState().resync();
  else if (key === 'f') focusFilter(stores);
  else if (key === 'e') navigation.getState().setOverlay('export');
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
  else if (key === '?') stores.navigation.getState().setOverlay('shortcuts');
  else return false;
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
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return handleControlKey(stores, event.key.toLowerCase(), event.shiftKey);
  return !isTyping(event.target) && stores.navigation.getState().overlay === null && handlePlainKey(stores, event.key);
}

/** The keys of the whole window. F5 and Ctrl+R renew the data; nothing ever reloads the page. */
export function useShortcuts(stores: Stores): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (handleKey(stores, event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [stores]);
}
