import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractZip, zipEntries } from '../../scripts/setup/zip.mjs';

interface Member {
  readonly name: string;
  readonly text: string;
  readonly mode?: number;
  readonly isDeflated?: boolean;
}

/** Writes an archive the long way round; the local header has an extra field that the directory lacks. */
function makeZip(members: readonly Member[], comment = ''): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, mode = 0o644, isDeflated = true } of members) {
    const bytes = isDeflated ? deflateRawSync(Buffer.from(text)) : Buffer.from(text);
    const method = isDeflated ? 8 : 0;
    const extra = Buffer.from([0xca, 0xfe, 0, 0]);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(method, 8);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    header.writeUInt16LE(extra.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    const file = Buffer.concat([header, Buffer.from(name), extra, bytes]);
    files.push(file);
    directory.push(entry, Buffer.from(name));
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...files, ...directory, end, Buffer.from(comment)]);
}

describe('zip extraction', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kursvakt-zip-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads stored and deflated members and their permissions', () => {
    const archive = makeZip([
      { name: 'top/run', text: 'x'.repeat(1000), mode: 0o100755 },
      { name: 'top/å.txt', text: 'stored', isDeflated: false },
    ]);
    const entries = zipEntries(archive).map(({ name, mode, read }) => ({ name, mode, text: read().toString() }));
    expect(entries).toEqual([
      { name: 'top/run', mode: 0o755, text: 'x'.repeat(1000) },
      { name: 'top/å.txt', mode: 0o644, text: 'stored' },
    ]);
  });

  it('finds the directory in front of a comment', () => {
    expect(zipEntries(makeZip([{ name: 'a', text: 'a' }], 'made by hand'))).toHaveLength(1);
  });

  it('writes the members it is told to, where it is told to, and makes folders', () => {
    const archive = makeZip([
      { name: 'top/', text: '', isDeflated: false },
      { name: 'top/deep/file', text: 'kept', mode: 0o100755 },
      { name: 'top/other', text: 'left out' },
    ]);
    extractZip(archive, folder, (name) => (name.endsWith('other') ? null : name.replace('top/', '')));
    expect(readFileSync(join(folder, 'deep/file'), 'utf8')).toBe('kept');
    expect(statSync(join(folder, 'deep/file')).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, 'other'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('never writes outside its folder', () => {
    const archive = makeZip([{ name: '../outside', text: 'no' }]);
    expect(() => {
      extractZip(archive, folder, (name) => name);
    }).toThrow('outside');
  });

  it('refuses what is no archive, and an archive that was cut', () => {
    const archive = makeZip([{ name: 'a', text: 'a' }]);
    const start = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    archive.writeUInt32LE(0, start);
    expect(() => zipEntries(Buffer.from('hello'))).toThrow('no zip archive');
    expect(() => zipEntries(archive)).toThrow('damaged');
  });
});
