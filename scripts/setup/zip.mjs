import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_RECORD_BYTES = 22;
const UNIX_MODE_SHIFT = 16;

/**
 * Lists a zip archive's entries from its central directory (no zip64).
 * @param {Buffer} archive
 * @returns {{name: string, mode: number, read: () => Buffer}[]}
 */
export function zipEntries(archive) {
  let end = archive.length - END_RECORD_BYTES;
  while (end >= 0 && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries = [];
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('damaged zip directory');
    const method = archive.readUInt16LE(at + 10);
    const compressedBytes = archive.readUInt32LE(at + 20);
    const nameBytes = archive.readUInt16LE(at + 28);
    const skipBytes = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const mode = archive.readUInt32LE(at + 38) >>> UNIX_MODE_SHIFT;
    const header = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes);
    entries.push({
      name,
      mode,
      read: () => {
        const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
        const bytes = archive.subarray(start, start + compressedBytes);
        return method === 0 ? bytes : inflateRawSync(bytes);
      },
    });
    at += 46 + nameBytes + skipBytes;
  }
  return entries;
}
