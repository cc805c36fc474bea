import { execFile } from 'node:child_process';

/** Runs a program and gives what it printed; null when it is missing, fails or takes too long. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string | null>;

const PATIENCE_MS = 1500;
const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const PROPERTY = 'IsStatusNotifierHostRegistered';
const GET = 'org.freedesktop.DBus.Properties.Get';

/** The same question in the words of two tools, one of which a desktop has. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['dbus-send', ['--session', '--print-reply', `--dest=${WATCHER}`, PATH, GET, `string:${WATCHER}`, `string:${PROPERTY}`]],
  ['gdbus', ['call', '--session', '--dest', WATCHER, '--object-path', PATH, '--method', GET, WATCHER, PROPERTY]],
];

const runProgram: RunProgram = (program, args) =>
  new Promise((resolve) => {
    execFile(program, [...args], { timeout: PATIENCE_MS }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });

/**
 * Whether the desktop shows tray icons. On Linux it takes a watcher on the session bus with somebody behind
 * it who draws; without one an app that hides into its tray could never be found again. Other systems always
 * have a tray. An old X11 tray alone counts as none: the app then ends with its window, which is seen at once.
 */
export async function findTrayHost(platform: NodeJS.Platform, run: RunProgram = runProgram): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [program, args] of QUESTIONS) {
    const answer = await run(program, args);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  return false;
}
