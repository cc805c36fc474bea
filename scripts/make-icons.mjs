/**
 * Draws all icons from one description: a rising staircase of four bars, for the tray with a mark whose
 * colour and shape tell the state; for light panels, dark ones, and as macOS templates without colour. Run it after a change here; its results are kept in resources/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { inProject } from './lib/paths.mjs';

/** Colours on light and on dark panels, and a shape that tells the states apart where there is no colour. */
const STATES = {
  fresh: null,
  working: { shape: 'half', light: [0x1f, 0x6f, 0xeb], dark: [0x58, 0xa6, 0xff] },
  late: { shape: 'ring', light: [0x9a, 0x67, 0x00], dark: [0xd2, 0x99, 0x22] },
  failed: { shape: 'square', light: [0xcf, 0x22, 0x2e], dark: [0xf8, 0x51, 0x49] },
  news: { shape: 'disc', light: [0x1a, 0x7f, 0x37], dark: [0x3f, 0xb9, 0x50] },
};
const BARS_COLOUR = { light: [0x2f, 0x6f, 0xd0], dark: [0x8a, 0xb8, 0xff], template: [0, 0, 0] };
const SHAPES = {
  disc: (x, y) => Math.hypot(x, y) < 0.2,
  ring: (x, y) => Math.hypot(x, y) < 0.2 && Math.hypot(x, y) > 0.1,
  half: (x, y) => Math.hypot(x, y) < 0.2 && (x < 0 || Math.hypot(x, y) > 0.14),
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.18,
};
const BARS = [0.34, 0.5, 0.42, 0.78];
const SAMPLES = 4;

/** Colour and opacity at a point of the unit square, y downwards. */
function colourAt(x, y, state, variant) {
  const [right, down] = [x - 0.78, y - 0.24];
  if (state && SHAPES[state.shape](right, down)) return [...(state[variant] ?? BARS_COLOUR.template), 255];
  if (state && Math.hypot(right, down) < 0.27) return [0, 0, 0, 0];
  for (const [index, height] of BARS.entries()) {
    const left = 0.1 + index * 0.21;
    if (x >= left && x < left + 0.15 && y >= 0.92 - height && y < 0.92) return [...BARS_COLOUR[variant], 255];
  }
  return [0, 0, 0, 0];
}

function pixels(size, state, variant) {
  const rows = [];
  for (let row = 0; row < size; row += 1) {
    const line = Buffer.alloc(1 + size * 4);
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        const [red, green, blue, alpha] = colourAt(x, y, state, variant);
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

function png(size, state, variant) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size, state, variant), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = inProject('resources');
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/icon.png`, png(512, null, 'light'));
for (const [name, state] of Object.entries(STATES)) {
  writeFileSync(`${folder}/tray-${name}.png`, png(32, state, 'light'));
  writeFileSync(`${folder}/tray-${name}-dark.png`, png(32, state, 'dark'));
  writeFileSync(`${folder}/tray-${name}Template.png`, png(16, state, 'template'));
  writeFileSync(`${folder}/tray-${name}Template@2x.png`, png(32, state, 'template'));
}
