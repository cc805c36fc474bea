import { spawn, type ChildProcess } from 'node:child_process';
import { listTree, parseKibibytes, readProcess, sampleProcess } from '../../../src/main/memory/process-memory';
import { electronProgram } from '../../helpers/built-app';

/** A whole app, main and helpers, as the kernel accounts for it. Units: bytes. */
export interface Size {
  readonly pss: number;
  readonly exclusive: number;
}

export function sizeOf(pid: number): Size {
  const processes = listTree(pid, 'main').map((one) => sampleProcess(one));
  const sum = (sizes: readonly (number | null)[]): number => sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
  return { pss: sum(processes.map((one) => one.pssBytes)), exclusive: sum(processes.map((one) => one.privateBytes)) };
}

/**
 * What the app's processes made themselves. Pages of files are left out: another app from the same Electron takes
 * its share of them when it starts and leaves it when it ends, and no leak is in them.
 */
function ownBytesOf(pid: number): number {
  const own = listTree(pid, 'main').flatMap((one) => {
    const rollup = readProcess(one.pid, 'smaps_rollup');
    return ['Pss_Anon', 'Pss_Shmem'].map((name) => parseKibibytes(rollup, name) ?? 0);
  });
  return own.reduce((total, size) => total + size, 0);
}

/** `main 92 MB, gpu 34 MB …`: where a size comes from. */
export function partsOf(pid: number): string {
  return listTree(pid, 'main')
    .map((one) => `${one.type} ${String(Math.round((sampleProcess(one).pssBytes ?? 0) / 1e6))}`)
    .join(', ');
}

export interface SpawnedApp {
  readonly pid: number;
  size(): Size;
  /** Without pages of files. Units: bytes. */
  ownBytes(): number;
  parts(): string;
  /** Resolves when it has ended, by itself or not. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

/** An app started by itself, without the inspector that a test driver brings along and that takes memory too. */
export function spawnApp(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv, first: readonly string[] = []): SpawnedApp {
  // Chromium cannot sandbox its processes when it runs as root, and refuses to start.
  const needed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child: ChildProcess = spawn(electronProgram(), [...first, folder, ...needed, ...args], { env: environment, stdio: 'ignore' });
  const pid = child.pid;
  if (pid === undefined) throw new Error('Electron could not be started.');
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    pid,
    size: () => sizeOf(pid),
    ownBytes: () => ownBytesOf(pid),
    parts: () => partsOf(pid),
    ended,
    end: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
