import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real desktop's panel, and what takes its picture and clicks on it: Debian's packages of these names. */
export const PANEL_PROGRAMS: readonly string[] = ['xfce4-panel', 'scrot', 'xdotool'];

export const missingPrograms = (): string[] => PANEL_PROGRAMS.filter((name) => spawnSync('sh', ['-c', 'command -v "$0"', name]).status !== 0);

export interface Panel {
  /** Takes a part of the screen: left, top, width, height. */
  shoot(file: string, part: readonly [number, number, number, number]): void;
  /** Opens the menu of what lies there, and moves the pointer out of its way. */
  openMenu(x: number, y: number): void;
  close(): void;
}

/** One panel along the top with a tray in it and nothing else. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="DARK"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`;

/** What makes GTK draw menus light or dark, and tells the app which of the two the desktop is. */
export const themeEnvironment = (theme: 'light' | 'dark'): Record<string, string> => ({ GTK_THEME: theme === 'dark' ? 'Adwaita:dark' : 'Adwaita' });

/** Starts Xfce's panel on the test's own display and session bus. Open it before the app starts: the app looks for a tray only then. */
export function openPanel(theme: 'light' | 'dark'): Panel {
  const config = mkdtempSync(join(tmpdir(), 'kursvakt-panel-'));
  const channel = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  mkdirSync(channel, { recursive: true });
  writeFileSync(join(channel, 'xfce4-panel.xml'), SETTINGS.replace('DARK', String(theme === 'dark')));
  const environment = { ...process.env, ...themeEnvironment(theme), XDG_CONFIG_HOME: config, XDG_CURRENT_DESKTOP: 'XFCE' };
  // Xfce's settings come from a service that the bus would start in its own environment; its folder names the processor.
  const service = spawn('sh', ['-c', 'exec /usr/lib/*/xfce4/xfconf/xfconfd'], { env: environment, stdio: 'ignore' });
  const panel: ChildProcess = spawn('xfce4-panel', ['--disable-wm-check'], { env: environment, stdio: 'ignore' });
  return {
    shoot(file, part) {
      execFileSync('scrot', ['--overwrite', '--autoselect', part.join(','), file]);
    },
    openMenu(x, y) {
      // Moved at once: a pointer that rests would bring the tooltip up over the menu.
      execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '3', 'mousemove', '1200', '700']);
    },
    close() {
      panel.kill();
      service.kill();
      rmSync(config, { recursive: true, force: true });
    },
  };
}
