import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessMemoryDto } from '@shared/dto/memory';

export interface ProcessToSample {
  readonly pid: number;
  readonly type: string;
}

const KIBIBYTE = 1024;

/** Reads one `Name:   123 kB` line of a /proc file, in bytes. Missing: null when there is no such line. */
export function parseKibibytes(text: string, name: string): number | null {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text);
  return match ? Number(match[1]) * KIBIBYTE : null;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    // The process has ended meanwhile, or this is no Linux.
    return '';
  }
}

/**
 * Proportional and resident size of a process from the kernel's own account.
 * Units: bytes. Missing: null where the system keeps no such account.
 */
export function sampleProcess({ pid, type }: ProcessToSample): ProcessMemoryDto {
  return {
    type,
    pid,
    pssBytes: parseKibibytes(readProc(pid, 'smaps_rollup'), 'Pss'),
    rssBytes: parseKibibytes(readProc(pid, 'status'), 'VmRSS'),
    heapUsedBytes: null,
    arrayBuffersBytes: null,
  };
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
    // The name in parentheses may hold spaces and parentheses; the parent is the second field after it.
    const stat = readProc(Number(entry), 'stat');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (!Number.isFinite(parent)) continue;
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
