/**
 * Loaded into the real app ahead of its own code (`electron -r`, which a package refuses), so that a test can
 * turn the clock, wake the computer and look at handles without a debugger, which would take memory itself.
 * It answers on a socket in the data folder: one line of JSON asks, one answers.
 */
const { createServer } = require('node:net');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { openSync, rmSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const threads = require('node:worker_threads');
const { syncBuiltinESMExports } = require('node:module');
const { app, BrowserWindow, ipcMain, nativeTheme, powerMonitor, session } = require('electron');

const systemNowMs = Date.now;
let offsetMs = process.env.INSIDE_NOW ? Date.parse(process.env.INSIDE_NOW) - systemNowMs() : 0;
Date.now = () => systemNowMs() + offsetMs;

/** A thread has a Date of its own: the engine is told of the turned clock the way it is told of any other. */
class TurnedWorker extends threads.Worker {
  constructor(file, options) {
    const { workerData } = options ?? {};
    const turned = workerData && 'clockOffsetMs' in workerData ? { ...workerData, clockOffsetMs: workerData.clockOffsetMs + offsetMs } : workerData;
    super(file, { ...options, workerData: turned });
  }
}
threads.Worker = TurnedWorker;
syncBuiltinESMExports();

const leaks = [];
const window = () => BrowserWindow.getAllWindows()[0] ?? null;

function listeners() {
  const emitters = { app, ipcMain, nativeTheme, powerMonitor, process, session: session.defaultSession };
  const count = (emitter) => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
  return Object.fromEntries(Object.entries(emitters).map(([name, emitter]) => [name, count(emitter)]));
}

function handles() {
  const counts = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const COMMANDS = {
  clock: ({ nowMs }) => {
    offsetMs = nowMs - systemNowMs();
  },
  wake: () => powerMonitor.emit('resume'),
  close: () => window()?.close(),
  open: () => app.emit('activate'),
  /** How long it takes from the wish for a window to what a person waits for in it. */
  reopen: async ({ selector }) => {
    const startedMs = performance.now();
    app.emit('activate');
    const script = `new Promise((done) => { const look = () => (document.querySelector(${JSON.stringify(selector)}) ? done() : requestAnimationFrame(look)); look(); })`;
    await window().webContents.executeJavaScript(script);
    return performance.now() - startedMs;
  },
  quit: () => app.quit(),
  windows: () => BrowserWindow.getAllWindows().length,
  run: ({ script }) => window()?.webContents.executeJavaScript(script) ?? null,
  /** What a careless change could do: a buffer, a listener and open files that nobody lets go. */
  leak: ({ bytes }) => {
    leaks.push(Buffer.alloc(bytes, leaks.length + 1), ...Array.from({ length: 5 }, () => openSync('/dev/null')));
    nativeTheme.on('updated', () => leaks.length);
  },
  figures: () => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    const { heapUsed, external } = process.memoryUsage();
    return { heapUsed, external, handles: handles(), listeners: listeners() };
  },
};

async function answer(socket, line) {
  const { id, command, ...parameters } = JSON.parse(line);
  try {
    const value = (await COMMANDS[command](parameters)) ?? null;
    socket.write(`${JSON.stringify({ id, value })}\n`);
  } catch (error) {
    socket.write(`${JSON.stringify({ id, error: String(error) })}\n`);
  }
}

const socketFile = join(process.env.KURSVAKT_HOME, 'inside.sock');
rmSync(socketFile, { force: true });
createServer((socket) => {
  createInterface({ input: socket }).on('line', (line) => void answer(socket, line));
  // A test that has ended takes its app with it.
  socket.on('close', () => void setTimeout(() => app.exit(0), 10_000).unref());
  socket.on('error', () => undefined);
}).listen(socketFile).unref();
app.on('quit', () => rmSync(socketFile, { force: true }));
