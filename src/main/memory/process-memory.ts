import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessMemoryDto } from '@shared/dto/memory';

export interface ProcessToSample {
  readonly pid: number;
  readonly type: string;
  /** What somebody else measured already, for systems without a /proc. Units: bytes. */
  readonly reported?: { readonly residentBytes: number; readonly privateBytes: number | null };
}

/** The kernel's text about a process; empty when the process has ended meanwhile or there is no /proc. */
export type ReadProcess = (pid: number, file: 'smaps_rollup' | 'status' | 'stat' | 'cmdline') => string;

const KIBIBYTE = 1024;

/** Reads one `Name:   123 kB` line of a /proc file, in bytes. Missing: null when there is no such line. */
export function parseKibibytes(text: string, name: string): number | null {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text);
  return match ? Number(match[1]) * KIBIBYTE : null;
}

export const readProcess: ReadProcess = (pid, file) => {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

function privateOf(rollup: string): number | null {
  const clean = parseKibibytes(rollup, 'Private_Clean');
  const dirty = parseKibibytes(rollup, 'Private_Dirty');
  return clean === null || dirty === null ? null : clean + dirty;
}

/**
 * Size of a process from the kernel's own account: proportional where the system knows it, else what is
 * private to the process; beside it what is private, and the resident size.
 * Units: bytes. Missing: null where neither the system nor `reported` has it.
 * Cost: the kernel walks the process's page tables, 1 to 5 ms for one of 200 MB.
 */
export function sampleProcess({ pid, type, reported }: ProcessToSample, read: ReadProcess = readProcess): ProcessMemoryDto {
  const rollup = read(pid, 'smaps_rollup');
  const reportedPrivateBytes = reported?.privateBytes ?? null;
  return {
    type,
    pid,
    pssBytes: parseKibibytes(rollup, 'Pss') ?? reportedPrivateBytes,
    privateBytes: privateOf(rollup) ?? reportedPrivateBytes,
    rssBytes: parseKibibytes(read(pid, 'status'), 'VmRSS') ?? reported?.residentBytes ?? null,
    heapUsedBytes: null,
    externalBytes: null,
    arrayBuffersBytes: null,
  };
}

/** The parent of a process from its /proc/<pid>/stat. Missing: null when the text is no such line. */
export function parseParent(stat: string): number | null {
  // The name in parentheses may hold spaces and parentheses; the parent is the second field after it.
  const parent = /^\) \S (\d+)/.exec(stat.slice(stat.lastIndexOf(')')))?.[1];
  return parent === undefined ? null : Number(parent);
}

/**
 * What a helper of Chromium calls itself on its command line, in Electron's shorter words; `helper` when it
 * does not say.
 */
export function helperType(pid: number, read: ReadProcess = readProcess): string {
  return /--type=([\w-]+?)(?:-process)?(?![\w-])/.exec(read(pid, 'cmdline'))?.[1] ?? 'helper';
}

/** The children of all processes by parent, from /proc. Empty on systems without it. */
export function childrenByParent(): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return children;
  }
  for (const entry of entries) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parseParent(readProcess(Number(entry), 'stat'));
    if (parent === null) continue;
    const siblings = children.get(parent) ?? [];
    siblings.push(Number(entry));
    children.set(parent, siblings);
  }
  return children;
}

/** A process and everything it has started, parents first. */
export function processTree(rootPid: number): number[] {
  const children = childrenByParent();
  const tree = [rootPid];
  for (let index = 0; index < tree.length; index += 1) tree.push(...(children.get(tree[index]!) ?? []));
  return tree;
}

/** The same tree, each with what it is, for a look from outside. */
export function listTree(rootPid: number, rootType: string): ProcessToSample[] {
  return processTree(rootPid).map((pid) => ({ pid, type: pid === rootPid ? rootType : helperType(pid) }));
}
