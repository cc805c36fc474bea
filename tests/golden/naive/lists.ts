import type { YearlyMetric } from '@core/domain/fundamentals';
import * as books from './books';
import { averageRanks, compareValues, percentiles, topCount, type Best, type Value } from './numbers';
import { compositeMomentum, nearnessToHigh, returnBetween, returnOver, yearlyVolatility, type Day, type Share } from './share';
import { areDataSufficient, BANKS, byId, FINANCE, universe, type Choice } from './universe';

export interface ListRow {
  readonly id: string;
  readonly score: Value;
  readonly weight: number;
}

export interface List {
  readonly status: string;
  readonly rows: readonly ListRow[];
}

type Figure = (share: Share) => Value;
interface Key {
  readonly of: Figure;
  readonly best: Best;
}
const low = (of: Figure): Key => ({ of, best: 'low' });
const high = (of: Figure): Key => ({ of, best: 'high' });

interface Rules extends Choice {
  readonly n: number;
  readonly metrics?: readonly YearlyMetric[];
  readonly eligible: (share: Share) => boolean;
  /** The strategy's own tests. */
  readonly test?: (eligible: readonly Share[]) => readonly Share[];
  readonly pool?: { readonly keys: (competing: readonly Share[]) => readonly Key[]; readonly size: (count: number) => number; readonly isFixed: boolean };
  readonly keys: (competing: readonly Share[]) => readonly Key[];
  readonly mayBeShort?: boolean;
  readonly weight?: (picked: readonly Share[], share: Share) => number;
}

function inOrder(shares: readonly Share[], keys: readonly Key[]): Share[] {
  return [...shares].sort((a, b) => {
    for (const { of, best } of [...keys, high(({ cap }) => cap)]) {
      const difference = compareValues(of(a), of(b), best);
      if (difference !== 0) return difference;
    }
    return byId(a.id, b.id);
  });
}

/** The sum over several figures of the place, or of the score, among the competing. */
function sumOf(competing: readonly Share[], keys: readonly Key[], score: (values: readonly Value[], best: Best) => number[]): Figure {
  const columns = keys.map(({ of, best }) => score(competing.map(of), best));
  const sums = new Map(competing.map((share, i) => [share, columns.reduce((sum, column) => sum + column[i]!, 0)]));
  return (share) => sums.get(share)!;
}

function listOf(day: Day, rules: Rules): List {
  const eligible = universe(day, rules).filter(rules.eligible);
  const needed = rules.mayBeShort ? 0 : Math.max(2 * rules.n, rules.pool?.isFixed ? 1.25 * rules.pool.size(0) : 0);
  if (!areDataSufficient(day, rules, rules.metrics ?? []) || eligible.length < needed) return { status: 'INSUFFICIENT_DATA', rows: [] };
  const competing = rules.test?.(eligible) ?? eligible;
  const poolKeys = rules.pool?.keys(competing) ?? [];
  const keys = rules.keys(competing);
  const byPool = inOrder(competing, poolKeys);
  const size = rules.pool ? Math.min(byPool.length, rules.pool.size(byPool.length)) : byPool.length;
  const ranked = [...inOrder(byPool.slice(0, size), [...keys, ...poolKeys]), ...byPool.slice(size)];
  const picked = ranked.slice(0, Math.min(rules.n, size));
  return {
    status: picked.length < rules.n ? 'PARTIAL' : 'OK',
    rows: ranked.map((share, place) => ({
      id: share.id,
      score: place < size ? keys[0]!.of(share) : null,
      weight: picked.includes(share) ? (rules.weight?.(picked, share) ?? 1 / rules.n) : 0,
    })),
  };
}

const allKnown = (share: Share, ...figures: Figure[]): boolean => figures.every((figure) => figure(share) !== null);
const countKnown = (share: Share, ...figures: Figure[]): number => figures.filter((figure) => figure(share) !== null).length;
const ANYBODY: Choice = { floor: 2e9, excluded: [], line: 'mostLiquid', minTurnover: 0 };
const SWEDISH: Choice = { ...ANYBODY, excluded: FINANCE, line: 'preferB' };
const FORTY = { size: () => 40, isFixed: true };

/** The published lists by strategy id, with n names each where it is stated. */
export function naiveLists(day: Day): Record<string, List> {
  const { asOf } = day;
  const once = (figure: Figure): Figure => {
    const values = new Map<Share, Value>();
    return (share) => {
      if (!values.has(share)) values.set(share, figure(share));
      return values.get(share)!;
    };
  };
  const cm = once((share) => compositeMomentum(share, asOf));
  const ret6 = once((share) => returnOver(share, asOf, 6));
  const score = once((share) => books.scaledScore(share, asOf));
  const growth = once((share) => books.dividendGrowth(share, asOf));
  const volatility = once((share) => yearlyVolatility(share, asOf));
  const nearness = once((share) => nearnessToHigh(share, asOf));
  const skipped = once((share) => returnBetween(share, asOf, 12, 1));
  const year = once((share) => returnOver(share, asOf, 12));
  const { pe, pb, ps, pocf, evEbit, roe, roa, roce, flowToEquity, earningsYield } = books;
  const yieldOrZero: Figure = (share) => books.totalYield(share, 0);
  const yieldOrUnknown: Figure = (share) => books.totalYield(share, null);
  const inverse = (share: Share): number => 1 / volatility(share)!;

  const momentum = listOf(day, {
    ...SWEDISH, excluded: BANKS, n: 10, metrics: books.SCORE_METRICS,
    eligible: (share) => allKnown(share, cm, score), test: (all) => all.filter((share) => score(share)! >= 5), keys: () => [high(cm)],
  });
  const value = listOf(day, {
    ...SWEDISH, n: 10, eligible: (share) => allKnown(share, cm) && countKnown(share, pe, pb, ps, pocf, evEbit) >= 3, keys: () => [high(cm)],
    pool: { ...FORTY, keys: (all) => [low(sumOf(all, [low(pe), low(pb), low(ps), low(pocf), low(evEbit), high(yieldOrZero)], averageRanks))] },
  });
  const dividend = listOf(day, {
    ...SWEDISH, n: 10, eligible: (share) => allKnown(share, cm) && (yieldOrZero(share) ?? 0) > 0, keys: () => [high(cm)],
    pool: { ...FORTY, keys: () => [high(yieldOrZero)] },
  });
  const quality = listOf(day, {
    ...SWEDISH, n: 10, eligible: (share) => allKnown(share, cm) && countKnown(share, roe, roa, roce, flowToEquity) >= 3, keys: () => [high(cm)],
    pool: { ...FORTY, keys: (all) => [low(sumOf(all, [high(roe), high(roa), high(roce), high(flowToEquity)], averageRanks))] },
  });
  return {
    sammansatt_momentum: momentum,
    trendande_varde: value,
    trendande_utdelning: dividend,
    trendande_kvalitet: quality,
    svenska_portfoljen: combined(day, [momentum, value, dividend, quality]),
    magic_formula: listOf(day, {
      ...ANYBODY, excluded: [...FINANCE, 'Kraftförsörjning'], n: 30, eligible: (share) => allKnown(share, evEbit, roce),
      keys: (all) => [low(sumOf(all, [high(earningsYield), high(roce)], averageRanks))],
    }),
    piotroski_value: listOf(day, {
      ...ANYBODY, floor: 5e8, excluded: FINANCE, n: 20, metrics: books.SCORE_METRICS, mayBeShort: true, eligible: (share) => allKnown(share, pb, score),
      test: (all) => inOrder(all, [low(pb)]).slice(0, topCount(0.2, all.length)).filter((share) => score(share)! >= 8),
      keys: () => [high(score), low(pb)], weight: (picked) => 1 / Math.max(picked.length, 10),
    }),
    trending_value_vc2: listOf(day, {
      ...ANYBODY, n: 25, eligible: (share) => allKnown(share, ret6) && countKnown(share, pe, pb, ps, evEbit, pocf, yieldOrUnknown) >= 3, keys: () => [high(ret6)],
      pool: {
        isFixed: false, size: (count) => topCount(0.1, count),
        keys: (all) => [low(sumOf(all, [low(pe), low(pb), low(ps), low(evEbit), low(pocf), high(yieldOrUnknown)], (values, best) => percentiles(values, best, 50)))],
      },
    }),
    acquirers_multiple: listOf(day, { ...ANYBODY, excluded: FINANCE, n: 30, eligible: (share) => allKnown(share, evEbit), keys: () => [low(evEbit)] }),
    dividend_growth: listOf(day, {
      ...ANYBODY, n: 20, metrics: ['dividendPerShare', 'earningsPerShare'], mayBeShort: true, eligible: () => true,
      test: (all) => all.filter((share) => growth(share) !== null), keys: () => [high(growth), high(books.directYield)],
    }),
    momentum_12_1: listOf(day, { ...ANYBODY, n: 20, eligible: (share) => allKnown(share, skipped), keys: () => [high(skipped)] }),
    high_52w: listOf(day, { ...ANYBODY, n: 20, eligible: (share) => allKnown(share, nearness, ret6), keys: () => [high(nearness), high(ret6)] }),
    low_volatility: listOf(day, {
      ...ANYBODY, n: 20, eligible: (share) => allKnown(share, volatility), keys: () => [low(volatility)],
      weight: (picked, share) => inverse(share) / picked.reduce((sum, one) => sum + inverse(one), 0) * Math.min(1, picked.length / 20),
    }),
    dual_momentum: listOf(day, {
      ...ANYBODY, n: 10, eligible: (share) => allKnown(share, year), keys: () => [high(year)],
      weight: (_, share) => (compareValues(year(share), 0.02, 'high') < 0 ? 0.1 : 0),
    }),
  };
}

/** A quarter of each list; a share in several of them gets the sum. */
function combined({ shares }: Day, lists: readonly List[]): List {
  const order = ['OK', 'PARTIAL', 'INSUFFICIENT_DATA'];
  const status = order[Math.max(...lists.map((list) => order.indexOf(list.status)))]!;
  if (status === 'INSUFFICIENT_DATA') return { status, rows: [] };
  const held = shares.flatMap((share) => {
    const rows = lists.flatMap((list) => list.rows.map((row, place) => ({ ...row, rank: place + 1 })).filter((row) => row.id === share.id && row.weight > 0));
    if (rows.length === 0) return [];
    return [{ share, weight: rows.reduce((sum, row) => sum + row.weight / 4, 0), rank: rows.reduce((sum, row) => sum + row.rank, 0) / rows.length }];
  });
  held.sort((a, b) => compareValues(a.weight, b.weight, 'high') || compareValues(a.rank, b.rank, 'low') || compareValues(a.share.cap, b.share.cap, 'high') || byId(a.share.id, b.share.id));
  return { status, rows: held.map(({ share, weight }) => ({ id: share.id, score: weight, weight })) };
}
