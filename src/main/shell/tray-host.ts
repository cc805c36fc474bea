import { execFile } from 'node:child_process';

const PATIENCE_MS = 1500;

/**
 * Whether the desktop shows tray icons. Linux desktops need a watcher on the session bus; without one an
 * app that hides into its tray could never be found again. Other systems always have a tray.
 */
export function findTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const args = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.kde.StatusNotifierWatcher',
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', args, { timeout: PATIENCE_MS }, (error, stdout) => {
      resolve(error === null && stdout.includes('boolean true'));
    });
  });
}
