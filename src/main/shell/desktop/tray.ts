import type { MenuItemConstructorOptions } from 'electron';
import { trayModel, type TrayAction, type TrayIcon, type TrayItem, type TrayState } from '@core/tray/menu-model';

/** What the tray needs of Electron, given by the one place that binds it. */
export interface NativeTray {
  setIcon(icon: TrayIcon): void;
  setTooltip(text: string): void;
  setMenu(items: MenuItemConstructorOptions[]): void;
  onClick(work: () => void): void;
  destroy(): void;
}

export interface TrayController {
  render(state: TrayState): void;
  stop(): void;
}

/** Renders the whole tray from state; one that is being taken down is never touched again. */
export function createTrayController(native: NativeTray, onAction: (action: TrayAction) => void): TrayController {
  let stopped = false;
  const rendered = { icon: '', tooltip: '', menu: '' };
  function toMenuItem(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'separator') return { type: 'separator' };
    // An ampersand in a label would mark the next letter as its access key.
    const label = item.label.replaceAll('&', '&&');
    if (item.kind === 'text') return { label, enabled: false };
    if (item.kind === 'submenu') return { label, submenu: item.items.map(toMenuItem) };
    return {
      label,
      click: () => {
        onAction(item.action);
      },
    };
  }
  native.onClick(() => {
    if (!stopped) onAction('open');
  });
  return {
    render(state) {
      if (stopped) return;
      const model = trayModel(state);
      const menu = JSON.stringify(model.items);
      // Some desktops close an open menu whenever it is set again, and each new one costs memory that is slow to return.
      if (model.icon !== rendered.icon) native.setIcon(model.icon);
      if (model.tooltip !== rendered.tooltip) native.setTooltip(model.tooltip);
      if (menu !== rendered.menu) native.setMenu(model.items.map(toMenuItem));
      Object.assign(rendered, { icon: model.icon, tooltip: model.tooltip, menu });
    },
    stop() {
      stopped = true;
      native.destroy();
    },
  };
}
