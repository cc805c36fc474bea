/**
 * Draws all icons from one description: a rising staircase of four bars, for the tray with a dot that
 * tells the state. Run it after a change here; its results are kept in resources/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { inProject } from './lib/paths.mjs';

const STATES = {
  fresh: null,
  working: [0x58, 0xa6, 0xff],
  late: [0xd2, 0x99, 0x22],
  failed: [0xf8, 0x51, 0x49],
  news: [0x3f, 0xb9, 0x50],
};
const ACCENT = [0x2f, 0x6f, 0xd0];
const BARS = [0.34, 0.5, 0.42, 0.78];
const SAMPLES = 4;

/** Colour and opacity at a point of the unit square, y downwards. */
function colourAt(x, y, dot, template) {
  if (dot && (x - 0.78) ** 2 + (y - 0.24) ** 2 < 0.2 ** 2) return [...(template ? [0, 0, 0] : dot), 255];
  if (dot && (x - 0.78) ** 2 + (y - 0.24) ** 2 < 0.27 ** 2) return [0, 0, 0, 0];
  for (const [index, height] of BARS.entries()) {
    const left = 0.1 + index * 0.21;
    if (x >= left && x < left + 0.15 && y >= 0.92 - height && y < 0.92) return [...(template ? [0, 0, 0] : ACCENT), 255];
  }
  return [0, 0, 0, 0];
}

function pixels(size, dot, template) {
  const rows = [];
  for (let row = 0; row < size; row += 1) {
    const line = Buffer.alloc(1 + size * 4);
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        const [red, green, blue, alpha] = colourAt(x, y, dot, template);
        sum[0] += red * alpha; sum[1] += green * alpha; sum[2] += blue * alpha; sum[3] += alpha;
      }
      for (let channel = 0; channel < 3; channel += 1) line[1 + column * 4 + channel] = sum[3] ? sum[channel] / sum[3] : 0;
      line[1 + column * 4 + 3] = sum[3] / (SAMPLES * SAMPLES);
    }
    rows.push(line);
  }
  return Buffer.concat(rows);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(size, dot, template) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size, dot, template), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = inProject('resources');
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/icon.png`, png(512, null, false));
for (const [state, dot] of Object.entries(STATES)) {
  writeFileSync(`${folder}/tray-${state}.png`, png(32, dot, false));
  writeFileSync(`${folder}/tray-${state}Template.png`, png(16, dot, true));
  writeFileSync(`${folder}/tray-${state}Template@2x.png`, png(32, dot, true));
}
