import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writePalettePng } from '../../scripts/lib/palette-png.mjs';
import { readPng } from '../../scripts/lib/png-pixels.mjs';

/** A picture of one pixel a colour, as wide as there are colours. */
function row(colours: readonly number[]): { width: number; height: number; pixels: Uint32Array } {
  return { width: colours.length, height: 1, pixels: Uint32Array.from(colours) };
}

function chunkOf(png: Buffer, wanted: string): Buffer {
  let offset = 8;
  while (offset < png.length) {
    const length = png.readUInt32BE(offset);
    if (png.toString('latin1', offset + 4, offset + 8) === wanted) return png.subarray(offset + 8, offset + 8 + length);
    offset += length + 12;
  }
  throw new Error(`no ${wanted}`);
}

/** The colours of a palette picture, looked up as any viewer does. */
function coloursOf(png: Buffer): number[] {
  const [width, palette, raw] = [chunkOf(png, 'IHDR').readUInt32BE(0), chunkOf(png, 'PLTE'), inflateSync(chunkOf(png, 'IDAT'))];
  return Array.from({ length: width }, (_, x) => palette.readUIntBE((raw[x + 1] ?? 0) * 3, 3));
}

/** An RGB picture from filtered rows; the checksums are left out, as the reader does not look at them. */
function pngOf(width: number, rows: readonly (readonly number[])[]): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows.flat()))), chunk('IEND', Buffer.alloc(0))]);
}

describe('pictures for the documents', () => {
  it('keep every colour as long as a palette has room for all', () => {
    const colours = [0xffffff, 0x000000, 0x3f4fc4, 0x3f4fc5, 0xffffff];
    expect(coloursOf(writePalettePng(row(colours)))).toEqual(colours);
  });

  it('have at most 256 colours, each near the one it stands for', () => {
    const colours = Array.from({ length: 4096 }, (_, index) => ((index >> 8) * 17 << 16) | (((index >> 4) & 15) * 17 << 8) | ((index & 15) * 17));
    const shown = coloursOf(writePalettePng(row(colours)));
    expect(new Set(shown).size).toBeLessThanOrEqual(256);
    const furthest = Math.max(...shown.map((colour, index) => Math.abs((colour >> 16) - (colours[index]! >> 16))));
    expect(furthest).toBeLessThan(64);
  });

  it('are the same bytes for the same pixels', () => {
    const picture = row([1, 2, 3, 2, 1]);
    expect(writePalettePng(picture).equals(writePalettePng(picture))).toBe(true);
  });

  it('are read with every filter a browser may have used', () => {
    // Two by five, RGB: one row for each filter, made by hand; every pixel is 0x102030, then 0x405060.
    const rows = [
      [0, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60],
      [1, 0x10, 0x20, 0x30, 0x30, 0x30, 0x30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 0x08, 0x10, 0x18, 0x18, 0x18, 0x18],
      [4, 0, 0, 0, 0, 0, 0],
    ];
    const { pixels } = readPng(pngOf(2, rows));
    expect([...pixels]).toEqual(rows.flatMap(() => [0x102030, 0x405060]));
  });

  it('refuse what is no plain picture instead of showing noise', () => {
    expect(() => readPng(writePalettePng(row([1, 2])))).toThrow('plain RGB');
  });
});
