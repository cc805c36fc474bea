import { lastTradingDay } from '@core/calendar/stockholm-calendar';
import { mean, type Value } from './numbers';
import { barAt, type Bar, type Day, type Share } from './share';
import { universe } from './universe';

export interface StateRow {
  readonly id: string;
  readonly status: 'OK' | 'STALE' | 'WARMUP';
  readonly state: 'FLAT' | 'LONG' | null;
  readonly event: string | null;
  readonly since: number | null;
  readonly score: Value;
}

/** What a machine made of a series: one state and one event a bar, from its first valid bar on. */
interface Course {
  readonly states: readonly { readonly day: number; readonly state: 'FLAT' | 'LONG'; readonly event: string | null }[];
  readonly score: Value;
}

const isAbove = (a: number, b: number, close: number): boolean => a - b > 1e-10 * close;

const average = (values: readonly number[], t: number, n: number): number => mean(values.slice(t - n + 1, t + 1));

function exponential(values: readonly number[], n: number): number[] {
  const out: number[] = [];
  values.forEach((value, t) => {
    if (t < n - 1) out.push(Number.NaN);
    else out.push(t === n - 1 ? average(values, t, n) : out[t - 1]! + (2 / (n + 1)) * (value - out[t - 1]!));
  });
  return out;
}

/** Wilder's mean. */
function smoothed(values: readonly number[], n: number): number[] {
  const out: number[] = [];
  values.forEach((value, t) => {
    if (t < n - 1) out.push(Number.NaN);
    else out.push(t === n - 1 ? average(values, t, n) : (out[t - 1]! * (n - 1) + value) / n);
  });
  return out;
}

function strength(closes: readonly number[], n: number): number[] {
  const changes = closes.slice(1).map((close, t) => close - closes[t]!);
  const gains = smoothed(changes.map((change) => Math.max(change, 0)), n);
  const losses = smoothed(changes.map((change) => Math.max(-change, 0)), n);
  return [Number.NaN, ...gains.map((gain, t) => (losses[t] === 0 ? (gain > 0 ? 100 : 50) : 100 - 100 / (1 + gain / losses[t]!)))];
}

/** In while x is above zero by more than noise, out once it is below; the first bar only sets the scene. */
function signCourse(points: readonly { readonly day: number; readonly close: number; readonly x: number }[], score: Value): Course {
  let state: 'FLAT' | 'LONG' = 'FLAT';
  const states = points.map(({ day, close, x }, place) => {
    const [isUp, isDown] = [isAbove(x, 0, close), isAbove(0, x, close)];
    if (place === 0) {
      state = isUp ? 'LONG' : 'FLAT';
      return { day, state, event: `INIT_${state}` };
    }
    const event = state === 'FLAT' && isUp ? 'ENTER' : state === 'LONG' && isDown ? 'EXIT' : null;
    state = event === 'ENTER' ? 'LONG' : event === 'EXIT' ? 'FLAT' : state;
    return { day, state, event };
  });
  return { states, score };
}

/** A machine that begins outside; `enters` and `leaves` are asked of the bar at t. */
function tradeCourse(bars: readonly Bar[], first: number, enters: (t: number) => boolean, leaves: (t: number) => boolean, score: Value): Course {
  let state: 'FLAT' | 'LONG' = 'FLAT';
  const states = bars.slice(first).map(({ day }, place) => {
    const t = first + place;
    const event = state === 'FLAT' ? (enters(t) ? 'ENTER' : null) : leaves(t) ? 'EXIT' : null;
    state = event === 'ENTER' ? 'LONG' : event === 'EXIT' ? 'FLAT' : state;
    return { day, state, event };
  });
  return { states, score };
}

type Machine = (share: Share, asOf: number) => Course | null;

const faber: Machine = (share, asOf) => {
  const first = share.bars[0];
  if (first === undefined) return null;
  const start = new Date(first.day * 86_400_000);
  const ends: { day: number; close: number }[] = [];
  for (let m = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; m += 1) {
    const day = lastTradingDay(Math.floor(m / 12), (m % 12) + 1);
    if (day > asOf) break;
    const bar = barAt(share, day);
    if (bar !== null) ends.push({ day, close: bar.close });
  }
  if (ends.length < 10) return null;
  const closes = ends.map(({ close }) => close);
  const points = ends.slice(9).map((end, j) => ({ ...end, x: end.close - average(closes, j + 9, 10) }));
  return signCourse(points, closes.at(-1)! / average(closes, closes.length - 1, 10) - 1);
};

const goldenCross: Machine = ({ bars }) => {
  const closes = bars.map(({ close }) => close);
  if (bars.length < 200) return null;
  const points = bars.slice(199).map(({ day, close }, j) => ({ day, close, x: average(closes, j + 199, 50) - average(closes, j + 199, 200) }));
  const last = closes.length - 1;
  return signCourse(points, average(closes, last, 50) / average(closes, last, 200) - 1);
};

const breakout: Machine = ({ bars }) => {
  if (bars.length <= 55) return null;
  const ranges = smoothed(bars.map(({ high, low }, t) => (t === 0 ? high - low : Math.max(high - low, Math.abs(high - bars[t - 1]!.close), Math.abs(low - bars[t - 1]!.close)))), 20);
  let stop = Number.NaN;
  const enters = (t: number): boolean => {
    const { close } = bars[t]!;
    if (!isAbove(close, Math.max(...bars.slice(t - 55, t).map(({ high }) => high)), close)) return false;
    stop = close - 2 * ranges[t]!;
    return true;
  };
  const leaves = (t: number): boolean => {
    const { close } = bars[t]!;
    const isOut = isAbove(Math.min(...bars.slice(t - 20, t).map(({ low }) => low)), close, close) || isAbove(stop, close, close);
    if (isOut) stop = Number.NaN;
    return isOut;
  };
  const course = tradeCourse(bars, 55, enters, leaves, null);
  const { close } = bars.at(-1)!;
  return { ...course, score: Number.isNaN(stop) ? null : (close - stop) / close };
};

const reversion: Machine = ({ bars }) => {
  if (bars.length <= 199) return null;
  const closes = bars.map(({ close }) => close);
  const index = strength(closes, 2);
  const enters = (t: number): boolean => isAbove(closes[t]!, average(closes, t, 200), closes[t]!) && 5 - index[t]! > 1e-8;
  return tradeCourse(bars, 199, enters, (t) => isAbove(closes[t]!, average(closes, t, 5), closes[t]!), 5 - index.at(-1)!);
};

const macd: Machine = ({ bars }) => {
  if (bars.length <= 33) return null;
  const closes = bars.map(({ close }) => close);
  const [fast, slow] = [exponential(closes, 12), exponential(closes, 26)];
  const line = closes.map((_, t) => fast[t]! - slow[t]!).slice(25);
  const histogram = exponential(line, 9).map((signal, t) => line[t]! - signal).slice(8);
  return signCourse(bars.slice(33).map(({ day, close }, j) => ({ day, close, x: histogram[j]! })), histogram.at(-1)! / closes.at(-1)!);
};

const squeeze: Machine = ({ bars }) => {
  if (bars.length <= 143) return null;
  const closes = bars.map(({ close }) => close);
  const band = (t: number): { middle: number; width: number } => {
    const window = closes.slice(t - 19, t + 1);
    const middle = mean(window);
    return { middle, width: 2 * Math.sqrt(mean(window.map((close) => (close - middle) ** 2))) };
  };
  const relative = closes.map((_, t) => (t < 19 ? Number.NaN : (2 * band(t).width) / band(t).middle));
  const isSqueezed = relative.map((width, t) => t >= 143 && width <= Math.min(...relative.slice(t - 124, t + 1)) + 1e-10);
  const enters = (t: number): boolean => isSqueezed.slice(Math.max(0, t - 9), t + 1).includes(true) && isAbove(closes[t]!, band(t).middle + band(t).width, closes[t]!);
  return tradeCourse(bars, 143, enters, (t) => isAbove(band(t).middle, closes[t]!, closes[t]!), -relative.at(-1)!);
};

const MACHINES: Readonly<Record<string, Machine>> = {
  faber_sma10m: faber, golden_cross: goldenCross, donchian_breakout: breakout, rsi2_reversion: reversion, macd_cross: macd, bollinger_squeeze: squeeze,
};

function rowOf(share: Share, course: Course | null, asOf: number): StateRow {
  if (course === null) return { id: share.id, status: 'WARMUP', state: null, event: null, since: null, score: null };
  const last = course.states.at(-1)!;
  return {
    id: share.id,
    status: share.bars.at(-1)?.day === asOf ? 'OK' : 'STALE',
    state: last.state,
    event: last.day === asOf ? last.event : null,
    since: course.states.filter(({ event }) => event !== null).at(-1)?.day ?? null,
    score: course.score,
  };
}

/** The states by strategy id: large and liquid shares, what is watched, and the two indices, in instrument order. */
export function naiveStates(day: Day): Record<string, readonly StateRow[]> {
  const screened = new Set(universe(day, { floor: 2e9, excluded: [], line: 'mostLiquid', minTurnover: 1e6 }).map(({ id }) => id));
  const shares = day.shares.filter(({ id }) => screened.has(id) || day.watched.has(id) || id === '19002' || id === '18988');
  return Object.fromEntries(Object.entries(MACHINES).map(([id, machine]) => [id, shares.map((share) => rowOf(share, machine(share, day.asOf), day.asOf))]));
}
