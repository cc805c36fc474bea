/* global require, __dirname */
/**
 * The smallest tray app with the same switches as Kursvakt: what no Electron app can be smaller than. With
 * `--window` it shows an empty page, sandboxed like ours.
 */
process.env.GDK_GL = 'disable';
const { join } = require('node:path');
const { app, BrowserWindow, nativeImage, Tray } = require('electron');

app.setPath('userData', join(process.env.KURSVAKT_HOME, 'electron'));
app.disableHardwareAcceleration();
app.commandLine.appendSwitch('disable-software-rasterizer');
app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings']) {
  app.commandLine.appendSwitch(name);
}
app.on('window-all-closed', () => {});

let tray = null;
app.whenReady().then(() => {
  tray = new Tray(nativeImage.createFromPath(join(__dirname, '..', '..', 'resources', 'tray-fresh.png')));
  tray.setToolTip('empty');
  if (!process.argv.includes('--window')) return;
  const window = new BrowserWindow({ width: 1280, height: 840, webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false } });
  window.loadURL('data:text/html,<title>empty</title><h1>empty</h1>');
});
