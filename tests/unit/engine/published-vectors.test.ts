import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@core/numeric/canonical-json';
import { rebalance } from '@core/engine/ranking/banding';
import { resolveParams } from '@core/engine/resolve-params';
import { targetWeights } from '@core/engine/ranking/weights';
import { dualMomentum, riskFreeHurdle } from '@core/strategies/dual-momentum';
import { STRATEGIES } from '@core/strategies/registry';
import { chooseShareLine } from '@core/universe/share-class-choice';
import vectors from '../../fixtures/indicator-vectors.json';
import { buildMarket, filtersOf, runStrategy, sek, tickersOf, type Line } from '../../golden/market-builder';

const { strategyVectors } = vectors;
const column = (name: string) => (row: { components: Record<string, { value: number | null; rank: number | null }> }) => row.components[name]!;

/** A price path whose returns over 3, 6 and 12 months are all `change`, so that the composite is `change` too. */
const pathOf = (change: number) => [100, 100, 100, 100 * (1 + change)];

describe('published composite momentum', () => {
  it('reproduces the printed composites and their order from the printed returns', () => {
    const { rows } = strategyVectors.compositeMomentumPublished;
    const market = buildMarket(
      rows.map(({ ticker, r3, r6, r12 }, i) => {
        // The last price is 1000; each anchor is what the printed return makes of it.
        const [at12, at6, at3] = [r12, r6, r3].map((percent) => 1000 / (1 + percent / 100));
        return { id: String(900 - i), ticker, steps: [at12!, at6!, at3!, 1000] };
      }),
    );
    const result = runStrategy(market, 'sammansatt_momentum', { fScoreMode: 'off' });
    expect(tickersOf(market, result.rows)).toEqual(rows.map((row) => row.ticker));
    result.rows.forEach((row, i) => expect(Math.abs(row.score! * 100 - rows[i]!.composite)).toBeLessThan(0.1));
  });
});

describe('value composite', () => {
  const vector = strategyVectors.valueComposite;
  const lines = vector.instruments.map((ticker, i): Line => {
    const cap = vector.marketCap[i]!;
    const pocf = vector.raw.pocf[i] ?? null;
    return {
      id: String(100 + i),
      ticker,
      cap,
      steps: pathOf(vector.compositeMomentum[i]!),
      figures: {
        priceEarningsRatio: vector.raw.pe[i] ?? null,
        priceBookRatio: vector.raw.pb[i] ?? null,
        priceSalesRatio: vector.raw.ps[i] ?? null,
        evEbitRatio: vector.raw.evebit[i] ?? null,
        operatingCashFlow: pocf === null ? null : sek(cap / pocf),
        totalDirectYield: vector.raw.dy[i] ?? null,
      },
    };
  });
  const market = buildMarket(lines);
  const result = runStrategy(market, 'trendande_varde', { n: vector.select, poolSize: vector.poolSize });
  const byTicker = new Map(tickersOf(market, result.rows).map((ticker, i) => [ticker, result.rows[i]!]));

  it('cleans, ranks and sums the six ratios', () => {
    for (const [ticker, row] of byTicker) {
      for (const [name, ranks] of Object.entries(vector.ranks)) {
        const component = { dy: 'yield', evebit: 'evEbit' }[name] ?? name;
        expect(row.components[component]!.rank, `${ticker} ${name}`).toBe((ranks as Record<string, number>)[ticker]);
      }
      expect(row.components.valueSum!.value).toBe((vector.rankSum as Record<string, number>)[ticker]);
    }
    expect(byTicker.size).toBe(7);
  });

  it('excludes the name with too few multiples, and says so', () => {
    expect(filtersOf(market, result, 'C').at(-1)).toEqual({ name: 'multiples', passed: false, value: 2, limit: 3, margin: -1 });
  });

  it('picks by trend from the pool, and ranks the others behind it in value order', () => {
    // Trend in the pool: B 0.30, F 0.21, A 0.12, E 0.05; then the value order goes on with G, D, H.
    expect(tickersOf(market, result.rows)).toEqual(['B', 'F', 'A', 'E', 'G', 'D', 'H']);
    expect(tickersOf(market, result.rows.filter((row) => row.inTarget))).toEqual(vector.portfolio);
  });
});

describe('magic formula', () => {
  it('adds the two ranks and settles ties by market value', () => {
    const vector = strategyVectors.magicFormula;
    const lines = Object.entries(vector.input).map(([ticker, { evEbit, roce, marketCap }], i): Line => ({
      id: String(i + 1),
      ticker,
      cap: marketCap,
      figures: { evEbitRatio: evEbit, returnOnCapitalEmployed: roce },
    }));
    const market = buildMarket(lines);
    const { rows } = runStrategy(market, 'magic_formula');
    expect(tickersOf(market, rows)).toEqual(vector.order);
    tickersOf(market, rows).forEach((ticker, i) => {
      expect(column('earningsYield')(rows[i]!).rank).toBe((vector.rankEarningsYield as Record<string, number>)[ticker]);
      expect(column('roce')(rows[i]!).rank).toBe((vector.rankReturnOnCapital as Record<string, number>)[ticker]);
      expect(rows[i]!.score).toBe((vector.rankSum as Record<string, number>)[ticker]);
    });
  });
});

describe('ties', () => {
  it('go to the larger market value, then to the smaller orderbook id', () => {
    const tied = { figures: { evEbitRatio: 7 } };
    const market = buildMarket([
      { id: '12', ticker: 'LATER', cap: 5e9, ...tied },
      { id: '9', ticker: 'EARLIER', cap: 5e9, ...tied },
      { id: '30', ticker: 'LARGER', cap: 6e9, ...tied },
      // Equal to twelve digits is equal.
      { id: '40', ticker: 'LARGEST', cap: 7e9, figures: { evEbitRatio: 7 + 1e-12 } },
    ]);
    expect(tickersOf(market, runStrategy(market, 'acquirers_multiple').rows)).toEqual(['LARGEST', 'LARGER', 'EARLIER', 'LATER']);
  });
});

describe('dual momentum', () => {
  const vector = strategyVectors.dualMomentum;
  const lines = Object.entries(vector.r12).map(([ticker, r12], i): Line => ({
    id: String(i + 1),
    ticker,
    // An instrument without a price a year ago has no return.
    ...(r12 === null ? { tradable: 'NOT_TRADABLE' } : { steps: [100, 100, 100, 100 * (1 + r12)] }),
  }));
  const market = buildMarket(lines);
  const result = runStrategy(market, 'dual_momentum', { n: vector.n, riskFreeAnnual: vector.riskFreeAnnual });

  it('picks the strongest, and buys only those above the hurdle', () => {
    expect(tickersOf(market, result.rows)).toEqual(vector.order);
    expect(tickersOf(market, result.rows.filter((row) => row.inTarget))).toEqual(vector.invested);
    expect(result.rows.slice(0, 3).map((row) => row.targetWeight)).toEqual([1 / 3, 1 / 3, 0]);
    expect(result.status).toBe('OK');
  });

  it('explains the place left in cash by the hurdle', () => {
    const outcome = filtersOf(market, result, 'F').at(-1)!;
    expect(outcome).toMatchObject({ name: 'hurdle', passed: false });
    expect(outcome.limit).toBeCloseTo(0.025, 12);
    expect(result.excluded).toEqual({ tradable: 1 });
    expect(riskFreeHurdle(0.04, 6)).toBeCloseTo(Math.sqrt(1.04) - 1, 15);
    expect(dualMomentum.kind).toBe('list');
  });
});

describe('weights, banding and share classes', () => {
  it('weights by the inverse of volatility', () => {
    const { vol, weights } = strategyVectors.inverseVolWeights;
    const made = targetWeights({ kind: 'inverseVol' }, 3, 3, Float64Array.from(Object.values(vol)));
    Object.values(weights).forEach((weight, i) => expect(made[i]).toBeCloseTo(weight, 12));
    const half = targetWeights({ kind: 'inverseVol' }, 3, 6, Float64Array.from(Object.values(vol)));
    expect(half.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.5, 12);
  });

  it('keeps, sells and buys as in the published example', () => {
    const { n, sellRank, previous, ranks, keep, sell, buy } = strategyVectors.banding;
    const ranked = Object.entries(ranks).map(([orderbookId, rank]) => ({ orderbookId, rank }));
    const change = rebalance(previous, ranked, { n, keepRank: sellRank });
    expect([...change.keep].sort()).toEqual([...keep].sort());
    expect(change.sell).toEqual(sell);
    expect(change.buy).toEqual(buy);
  });

  it.each(strategyVectors.shareClass.map((vector, i) => ({ i, ...vector })))('chooses the line of example $i ($policy)', ({ policy, company, chosen }) => {
    const lines = company.map(({ instrumentId, shortName, medianTurnover }) => ({ orderbookId: instrumentId, ticker: shortName, medianTurnover }));
    expect(chooseShareLine(lines, policy as 'preferB' | 'mostLiquid').orderbookId).toBe(chosen);
    expect(chooseShareLine([...lines].reverse(), policy as 'preferB' | 'mostLiquid').orderbookId).toBe(chosen);
  });
});

describe('full parameter objects', () => {
  it.each(STRATEGIES)('$id can be written as canonical JSON, whatever order the overrides come in', (strategy) => {
    const defaults = resolveParams(strategy, {});
    expect(Object.keys(defaults)).toEqual(Object.keys(strategy.params));
    const backwards = Object.fromEntries(Object.entries(defaults).reverse());
    expect(canonicalJson(resolveParams(strategy, backwards) as never)).toBe(canonicalJson(defaults as never));
  });
});
