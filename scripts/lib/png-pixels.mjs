import { inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
const CHANNELS = new Map([[2, 3], [6, 4]]);

/** @param {Buffer} png */
function readChunks(png) {
  /** @type {{header: Buffer | null, data: Buffer[]}} */
  const found = { header: null, data: [] };
  let offset = SIGNATURE_BYTES;
  while (offset < png.length) {
    const length = png.readUInt32BE(offset);
    const type = png.toString('latin1', offset + 4, offset + 8);
    const content = png.subarray(offset + 8, offset + 8 + length);
    if (type === 'IHDR') found.header = content;
    if (type === 'IDAT') found.data.push(content);
    offset += length + 12;
  }
  return found;
}

/** @param {number} left @param {number} up @param {number} upLeft */
function paeth(left, up, upLeft) {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

/** @param {number} filter @param {number} left @param {number} up @param {number} upLeft */
function predicted(filter, left, up, upLeft) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, upLeft) : 0;
}

/**
 * The pixels of a picture as browsers write them: 8 bits a channel, RGB or RGBA, not interlaced.
 * @param {Buffer} png
 * @returns {{width: number, height: number, pixels: Uint32Array}} one `0xRRGGBB` a pixel, row by row; alpha is dropped
 */
export function readPng(png) {
  const { header, data } = readChunks(png);
  const channels = header === null || header[8] !== 8 || header[12] !== 0 ? undefined : CHANNELS.get(header[9] ?? -1);
  if (header === null || channels === undefined) throw new Error('Only plain RGB pictures with 8 bits a channel can be read.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const row = new Uint8Array(stride);
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : row[x - channels] ?? 0;
      const upLeft = x < channels ? 0 : above[x - channels] ?? 0;
      row[x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, above[x] ?? 0, upLeft);
    }
    for (let x = 0; x < width; x += 1) {
      const at = x * channels;
      pixels[y * width + x] = ((row[at] ?? 0) << 16) | ((row[at + 1] ?? 0) << 8) | (row[at + 2] ?? 0);
    }
    above = row;
  }
  return { width, height, pixels };
}
