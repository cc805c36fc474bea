/** One argument of an Exec line: quoted for the launcher, then escaped as a value of the file. */
function quote(argument: string): string {
  const quoted = `"${argument.replace(/["`$\\]/g, '\\$&')}"`;
  return quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}

/**
 * The file that makes a Linux desktop start the app at login, hidden in its tray.
 * Missing: null when the command cannot be written in one.
 * Source: freedesktop.org's Desktop Entry and Autostart specifications.
 */
export function autostartEntry(command: readonly string[]): string | null {
  // eslint-disable-next-line no-control-regex -- such a character would end the line or the value
  if (command.length === 0 || command.some((argument) => /[\u0000-\u001f]/.test(argument))) return null;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Kursvakt',
    `Exec=${[...command, '--hidden'].map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
