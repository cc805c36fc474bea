import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_RECORD_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const UNIX_MODE_SHIFT = 16;
const PERMISSION_BITS = 0o777;
const DEFAULT_MODE = 0o644;

/** @typedef {{name: string, mode: number, read: () => Buffer}} ZipEntry */

/** @param {Buffer} archive */
function findEndRecord(archive) {
  for (let at = archive.length - END_RECORD_BYTES; at >= 0; at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error('This is no zip archive.');
}

/**
 * Lists the entries of a zip archive from its central directory. Archives beyond 4 GB (zip64) are refused
 * as damaged.
 * @param {Buffer} archive
 * @returns {ZipEntry[]}
 */
export function zipEntries(archive) {
  const end = findEndRecord(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > end || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('The zip archive is damaged.');
    const nameBytes = archive.readUInt16LE(at + 28);
    const skipBytes = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const name = archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    const mode = (archive.readUInt32LE(at + 38) >>> UNIX_MODE_SHIFT) & PERMISSION_BITS;
    entries.push({ name, mode: mode || DEFAULT_MODE, read: entryReader(archive, at) });
    at += ENTRY_BYTES + nameBytes + skipBytes;
  }
  return entries;
}

/**
 * @param {Buffer} archive
 * @param {number} at where its directory entry begins
 */
function entryReader(archive, at) {
  const method = archive.readUInt16LE(at + 10);
  const compressedBytes = archive.readUInt32LE(at + 20);
  const header = archive.readUInt32LE(at + 42);
  return () => {
    // Name and extra field are read again here: their lengths may differ from the directory's.
    const start = header + LOCAL_HEADER_BYTES + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const bytes = archive.subarray(start, start + compressedBytes);
    if (method === STORED) return bytes;
    if (method === DEFLATED) return inflateRawSync(bytes);
    throw new Error('The zip archive uses a compression that is not supported.');
  };
}

/**
 * Writes entries as files below a folder.
 * @param {Buffer} archive
 * @param {string} folder
 * @param {(name: string) => string | null} place the path below the folder for an entry; null leaves it out
 */
export function extractZip(archive, folder, place) {
  for (const entry of zipEntries(archive)) {
    const path = entry.name.endsWith('/') ? null : place(entry.name);
    if (path === null) continue;
    const file = resolve(folder, path);
    if (relative(folder, file).split(sep)[0] === '..') throw new Error(`The zip archive wants to write outside its folder: ${entry.name}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, entry.read());
    chmodSync(file, entry.mode);
  }
}
