import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import type { TrayIcon } from '@core/tray/menu-model';
import type { NativeTray } from './tray';

/** The tray of this desktop, drawn for its light or dark panel; on macOS a template image, which the system colours itself. */
export function createElectronTray(resourcesFolder: string, platform: NodeJS.Platform): NativeTray {
  const images = new Map<string, Electron.NativeImage>();
  const imageOf = (icon: TrayIcon): Electron.NativeImage => {
    const variant = platform === 'darwin' ? 'Template' : nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? '-dark' : '';
    const name = `tray-${icon}${variant}.png`;
    const known = images.get(name);
    if (known !== undefined) return known;
    const image = nativeImage.createFromPath(join(resourcesFolder, name));
    if (platform === 'darwin') image.setTemplateImage(true);
    images.set(name, image);
    return image;
  };
  let shown: TrayIcon = 'fresh';
  const tray = new Tray(imageOf(shown));
  const repaint = (): void => {
    tray.setImage(imageOf(shown));
  };
  nativeTheme.on('updated', repaint);
  return {
    setIcon: (icon) => {
      shown = icon;
      repaint();
    },
    setTooltip: (text) => {
      tray.setToolTip(text);
    },
    setMenu: (items) => {
      tray.setContextMenu(Menu.buildFromTemplate(items));
    },
    onClick: (work) => {
      // On Linux and macOS a click opens the menu; everything is in it.
      if (platform === 'win32') tray.on('click', work);
    },
    destroy: () => {
      nativeTheme.off('updated', repaint);
      tray.destroy();
    },
  };
}
