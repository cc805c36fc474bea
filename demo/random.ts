/**
 * Seeded randomness without state: every figure of the demo market is a function of the seed, a stream
 * (what the figure is for) and up to two numbers (which line, which day). So any bar can be computed on
 * its own, in any order, and always comes out the same.
 */
export const STREAM = {
  placeOrder: 1,
  company: 2,
  line: 3,
  market: 4,
  sectorFactor: 5,
  drift: 6,
  shock: 7,
  jump: 8,
  classSpread: 9,
  steadyPrice: 10,
  open: 11,
  high: 12,
  low: 13,
  volume: 14,
  traded: 15,
  report: 16,
  margin: 17,
  sales: 18,
  balance: 19,
  dividend: 20,
  owners: 21,
  shorts: 22,
  missing: 23,
  news: 24,
  intraday: 25,
  index: 26,
  latency: 27,
} as const;

export type Stream = (typeof STREAM)[keyof typeof STREAM];

/** A well-mixed 32-bit number for the four inputs. */
export function hash32(seed: number, stream: Stream, a: number, b = 0): number {
  let h = (seed + 0x9e3779b9) | 0;
  h = Math.imul(h ^ Math.imul(stream, 0x85ebca6b), 0x9e3779b1);
  h ^= h >>> 15;
  h = Math.imul(h ^ Math.imul(a | 0, 0xc2b2ae35), 0x85ebca77);
  h ^= h >>> 13;
  h = Math.imul(h ^ Math.imul(b | 0, 0x27d4eb2f), 0xc2b2ae3d);
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in (0, 1). */
export function uniform(seed: number, stream: Stream, a: number, b = 0): number {
  return (hash32(seed, stream, a, b) + 0.5) / 4_294_967_296;
}

export function between(low: number, high: number, fraction: number): number {
  return low + (high - low) * fraction;
}

/** Geometric interpolation: the right scale for sizes and prices. */
export function geometric(low: number, high: number, fraction: number): number {
  return low * Math.pow(high / low, fraction);
}

/** Standard deviation of the sum of four bytes. */
const FOUR_BYTES_DEVIATION = Math.sqrt((4 * (256 * 256 - 1)) / 12);

/**
 * Roughly standard normal, within ±3.45: the sum of the four bytes of one hash. Price paths draw millions
 * of these, and their fat tails come from separate jumps.
 */
export function gaussian(seed: number, stream: Stream, a: number, b = 0): number {
  const h = hash32(seed, stream, a, b);
  const sum = (h & 255) + ((h >>> 8) & 255) + ((h >>> 16) & 255) + (h >>> 24);
  return (sum - 510) / FOUR_BYTES_DEVIATION;
}

/** A smooth curve through gaussian nodes at the whole numbers of `x`: slow waves such as moods and margins. */
export function smoothNoise(seed: number, stream: Stream, a: number, x: number): number {
  const node = Math.floor(x);
  const fraction = x - node;
  const weight = fraction * fraction * (3 - 2 * fraction);
  // Streams that draw waves of several lengths for one line must not share nodes: callers vary `a`.
  return gaussian(seed, stream, a, node) * (1 - weight) + gaussian(seed, stream, a, node + 1) * weight;
}

export function pickWeighted<Item>(items: readonly Item[], weightOf: (item: Item) => number, fraction: number): Item {
  let total = 0;
  for (const item of items) total += weightOf(item);
  let rest = fraction * total;
  for (const item of items) {
    rest -= weightOf(item);
    if (rest < 0) return item;
  }
  return items[items.length - 1]!;
}
