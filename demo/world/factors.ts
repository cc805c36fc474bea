import { gaussian, smoothNoise, STREAM, uniform } from '../random';
import { SECTOR_GROUPS } from './sectors';
import { ANCHOR, type Timeline } from './timeline';

/** Common causes of price changes, as logarithms of a level that is 1 on the anchor day. */
export interface Factors {
  readonly market: Float64Array;
  /** One path per sector group, in the order of SECTOR_GROUPS. */
  readonly bySectorGroup: readonly Float64Array[];
}

export const SESSIONS_PER_YEAR = 251;
/** Drifts and moods change every two months: long enough for momentum to persist. */
export const MOOD_DAYS = 61;

/** Pulls a path gently back, so that levels stay plausible decades away from the anchor. */
const MARKET_PULL = 0.0015;
const YEARLY_TREND = 0.07;
const CALM_DEVIATION = 0.0088;
const CRISIS_SHARE = 0.07;

function subtractAnchor(path: Float64Array, timeline: Timeline): void {
  const anchor = path[timeline.onOrBefore(ANCHOR)]!;
  for (let i = 0; i < path.length; i += 1) path[i]! -= anchor;
}

function marketPath(seed: number, timeline: Timeline): Float64Array {
  const path = new Float64Array(timeline.count);
  let level = 0;
  for (let i = 0; i < timeline.count; i += 1) {
    const day = timeline.day[i]!;
    const mood = Math.floor(day / MOOD_DAYS);
    const crisis = uniform(seed, STREAM.market, 1, mood) < CRISIS_SHARE;
    const deviation = CALM_DEVIATION * (crisis ? 2.4 : 0.7 + 0.5 * uniform(seed, STREAM.market, 2, mood));
    const drift = crisis ? -0.0022 : 0.00016 + 0.0004 * gaussian(seed, STREAM.market, 3, mood);
    level += drift - MARKET_PULL * level + deviation * gaussian(seed, STREAM.market, 4, day);
    path[i] = level + (YEARLY_TREND * (day - ANCHOR)) / 365.25;
  }
  subtractAnchor(path, timeline);
  return path;
}

function sectorPath(seed: number, group: number, timeline: Timeline): Float64Array {
  const path = new Float64Array(timeline.count);
  for (let i = 0; i < timeline.count; i += 1) {
    const day = timeline.day[i]!;
    const slow = 0.16 * smoothNoise(seed, STREAM.sectorFactor, group * 3, day / 420);
    const quick = 0.05 * smoothNoise(seed, STREAM.sectorFactor, group * 3 + 1, day / 60);
    path[i] = slow + quick + 0.01 * smoothNoise(seed, STREAM.sectorFactor, group * 3 + 2, day / 4);
  }
  subtractAnchor(path, timeline);
  return path;
}

export function computeFactors(seed: number, timeline: Timeline): Factors {
  return {
    market: marketPath(seed, timeline),
    bySectorGroup: SECTOR_GROUPS.map((_, group) => sectorPath(seed, group, timeline)),
  };
}
