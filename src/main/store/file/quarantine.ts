import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isoInstant } from '../../clock';
import { QUARANTINE_FOLDER } from '../../data-folder';

/** `20261124T180000Z`: sorts by time and is allowed in file names everywhere. */
export function fileStamp(atMs: number): string {
  return isoInstant(atMs).replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');
}

/** The instant that a file's stamp stands for; copying a file about changes every other time it has. */
export function fileStampMs(file: string): number {
  const [, year, month, day, hour, minute, second] = basename(file).match(/(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

/**
 * Moves a database with its write-ahead log and index into `quarantine/<time>/` beside it, the three
 * together: a log left behind would be data lost, a foreign one beside a new file its end. Nothing is
 * ever deleted. Returns the new path of the database file; null when there was nothing to move.
 */
export function quarantine(file: string, atMs: number): string | null {
  const parts = [file, `${file}-wal`, `${file}-shm`].filter((part) => existsSync(part));
  if (parts.length === 0) return null;
  const base = join(dirname(file), QUARANTINE_FOLDER, fileStamp(atMs));
  let folder = base;
  for (let attempt = 2; existsSync(folder); attempt++) folder = `${base}-${attempt}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const part of parts) renameSync(part, join(folder, basename(part)));
  return join(folder, basename(file));
}
