import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { TrayIcon } from '@core/tray/menu-model';
import type { NativeTray } from './tray';

/** The tray of this desktop; on macOS a template image, which the system colours itself. */
export function createElectronTray(resourcesFolder: string, platform: NodeJS.Platform): NativeTray {
  const imageOf = (icon: TrayIcon): Electron.NativeImage => {
    const name = platform === 'darwin' ? `tray-${icon}Template.png` : `tray-${icon}.png`;
    const image = nativeImage.createFromPath(join(resourcesFolder, name));
    if (platform === 'darwin') image.setTemplateImage(true);
    return image;
  };
  const tray = new Tray(imageOf('fresh'));
  return {
    setIcon: (icon) => {
      tray.setImage(imageOf(icon));
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
      tray.destroy();
    },
  };
}
