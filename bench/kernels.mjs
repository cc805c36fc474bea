/**
 * How long each kernel takes per value: `npm run bench -- --kernels`.
 * One column of ten years (2,520 bars) is computed over and over, as the engine does per instrument.
 * The figure is the median of the repetitions, each of which computes a thousand columns.
 */
import { pathToFileURL } from 'node:url';
import { bundle } from './lib/bundle.mjs';

const BARS = 2_520;
const COLUMNS = 1_000;
const repetitions = 7;

async function loadKernels() {
  const input = {
    kernels: 'src/core/columnar/kernels.ts',
    smoothing: 'src/core/columnar/smoothing.ts',
    extremes: 'src/core/columnar/rolling-extremes.ts',
    rsi: 'src/core/indicators/rsi.ts',
    macd: 'src/core/indicators/macd.ts',
    bollinger: 'src/core/indicators/bollinger.ts',
    volatility: 'src/core/indicators/volatility.ts',
    ranks: 'src/core/numeric/ranks.ts',
  };
  const built = await bundle(input);
  try {
    const modules = await Promise.all(Object.keys(input).map((name) => import(pathToFileURL(built.file(name)).href)));
    return Object.assign({}, ...modules);
  } finally {
    built.remove();
  }
}

function prices() {
  const close = new Float64Array(BARS);
  let price = 100;
  let seed = 12_345;
  for (let t = 0; t < BARS; t += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    price *= 1 + (seed / 2_147_483_648 - 0.5) / 25;
    close[t] = price;
  }
  return { close, high: close.map((x) => x * 1.01), low: close.map((x) => x * 0.99) };
}

function medianNanoseconds(work, valuesPerCall, calls) {
  for (let i = 0; i < calls; i += 1) work();
  const samples = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i += 1) work();
    samples.push(Number(process.hrtime.bigint() - start) / (valuesPerCall * calls));
  }
  return samples.sort((a, b) => a - b)[samples.length >> 1];
}

const k = await loadKernels();
const { close, high, low } = prices();
const column = () => new Float64Array(BARS);
const out = column();
const lines = { macd: column(), signal: column(), histogram: column() };
const bands = { middle: column(), upper: column(), lower: column() };
const ranked = close.slice(0, 1_000);
const ranks = new Float64Array(1_000);

const cases = [
  ['sma 50', () => k.sma(close, 50, out)],
  ['sma 200', () => k.sma(close, 200, out)],
  ['ema 26', () => k.ema(close, 26, out)],
  ['rma 14', () => k.rma(close, 14, out)],
  ['stdevPopulation 20', () => k.stdevPopulation(close, 20, out)],
  ['rollingMax 20', () => k.rollingMax(high, 20, out)],
  ['rollingMax 55', () => k.rollingMax(high, 55, out)],
  ['rollingMax 252', () => k.rollingMax(high, 252, out)],
  ['rollingMin 20', () => k.rollingMin(low, 20, out)],
  ['trueRange', () => k.trueRange(high, low, close, out)],
  ['returns', () => k.returns(close, out)],
  ['rsi 14', () => k.rsi(close, 14, out)],
  ['macd 12/26/9', () => k.macd(close, { fast: 12, slow: 26, signal: 9 }, lines)],
  ['volatility 252', () => k.volatility(close, 252, out)],
  ['bollinger 20', () => k.bollinger(close, 20, 2, bands)],
];

console.log(`ns per value, median of ${repetitions} × ${COLUMNS} columns of ${BARS} bars, Node ${process.versions.node}`);
for (const [name, work] of cases) console.log(`${name.padEnd(20)} ${medianNanoseconds(work, BARS, COLUMNS).toFixed(2).padStart(8)}`);
console.log(`${'rankAverage of 1000'.padEnd(20)} ${medianNanoseconds(() => k.rankAverage(ranked, 'desc', ranks), 1_000, 50).toFixed(2).padStart(8)}`);
