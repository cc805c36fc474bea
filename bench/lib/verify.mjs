import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EndedWithoutAnswer, startContestant } from './contestant-process.mjs';

const TOLERANCE = 1e-9;

export function floats(file) {
  const { buffer } = new Uint8Array(readFileSync(file));
  return new Float64Array(buffer);
}

/** The largest difference, relative above 1; a value on one side only is a disagreement without measure. */
export function largestDifference(expected, actual, indexOf = (i) => i) {
  let largest = 0;
  for (let i = 0; i < expected.length; i += 1) {
    const [a, b] = [expected[i], actual[indexOf(i)]];
    const difference = Number.isNaN(a) && Number.isNaN(b) ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(a));
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}

export function check(name, what, difference) {
  if (difference > TOLERANCE) throw new Error(`${name} disagrees on the ${what}: ${difference.toExponential(1)} is more than ${TOLERANCE}.`);
  return difference;
}

/**
 * Whether a contestant computes what the definition says, before any of its times counts. The history's
 * definition covers the first series; all other rows are held against the engine's. Null when its process ended
 * without an answer, as one without enough memory does.
 */
export async function verify(contestant, folder, { history, engineHistory }) {
  const out = join(folder, `${contestant.id}.answer`);
  const running = startContestant(contestant, folder);
  try {
    await running.ask({ op: 'daily', out });
    const daily = check(contestant.name, 'daily signals', largestDifference(floats(join(folder, 'reference.daily')), floats(out)));
    if (!history || !contestant.history) return { daily, history: null, answer: null };
    await running.ask({ op: 'history', out });
    const answer = floats(out);
    const reference = floats(join(folder, 'reference.history'));
    const { rows, history: names } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'));
    const columnMajor = (i) => (i % names.length) * rows + Math.floor(i / names.length);
    const toReference = check(contestant.name, 'history', largestDifference(reference, answer, columnMajor));
    const toEngine = engineHistory === null ? 0 : check(contestant.name, 'history (against the engine)', largestDifference(engineHistory, answer));
    return { daily, history: Math.max(toReference, toEngine), answer };
  } catch (caught) {
    if (caught instanceof EndedWithoutAnswer) return null;
    throw caught;
  } finally {
    await running.end();
    rmSync(out, { force: true });
  }
}
